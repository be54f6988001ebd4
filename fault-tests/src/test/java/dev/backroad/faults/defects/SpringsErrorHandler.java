package dev.backroad.faults.defects;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;

/**
 * Spring Kafka's own choice in the place of ours: ten tries at once, then a line in the log, and on
 * to the next record. A database that is ill for longer than that costs events.
 */
@Configuration(proxyBeanMethods = false)
@Profile("hearer & default-error-handler")
class SpringsErrorHandler {

    @Bean
    static CommonErrorHandler tenTriesAndOn() {
        return new DefaultErrorHandler();
    }
}
