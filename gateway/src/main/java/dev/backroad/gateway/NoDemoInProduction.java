package dev.backroad.gateway;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Stops a start with a secret that everybody knows, before anything is created. */
@Component
@Profile("prod & local")
final class NoDemoInProduction implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        throw new IllegalStateException(
                "The profile local brings a known client secret and never runs together with prod:"
                        + " remove one of them from SPRING_PROFILES_ACTIVE.");
    }
}
