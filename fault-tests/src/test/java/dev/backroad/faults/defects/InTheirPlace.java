package dev.backroad.faults.defects;

import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Takes the right mechanism out, so that the wrong one is alone. The rest stays as it is. */
@Configuration(proxyBeanMethods = false)
class InTheirPlace {

    @Bean
    @Profile("teller & (mark-before-send | cursor-by-id | skip-locked | no-fence)")
    static BeanDefinitionRegistryPostProcessor noRightRelay() {
        return registry -> {
            registry.removeBeanDefinition("outboxRelay");
            registry.removeBeanDefinition("eventGauges"); // of that relay
        };
    }

    @Bean
    @Profile("hearer & no-inbox")
    static BeanDefinitionRegistryPostProcessor noRightHearer() {
        return registry -> registry.removeBeanDefinition("backroad.Hearer");
    }
}
