package dev.backroad.messaging.deadletter;

import com.fasterxml.uuid.Generators;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.transaction.support.TransactionOperations;

/** Wires what happens to records that fail, and the desk where they wait. */
@AutoConfiguration(
        before = KafkaAutoConfiguration.class,
        after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class})
class DeadLetterAutoConfiguration {

    private final String service;

    DeadLetterAutoConfiguration(@Value("${spring.application.name}") String service) {
        this.service = service;
    }

    @Bean
    DeadLetterTable deadLetterTable(JdbcClient jdbc) {
        return new DeadLetterTable(jdbc, service);
    }

    @Bean
    @ConditionalOnMissingBean
    CommonErrorHandler errorHandler(
            DeadLetterTable letters,
            TransactionOperations transactions,
            KafkaTemplate<String, byte[]> kafka) {
        var ids = Generators.timeBasedEpochGenerator();
        return ErrorHandling.with(
                new SettingAside(letters, transactions, kafka, ids::generate, service));
    }

    @Bean
    static MeterBinder deadLetterGauge(DeadLetterTable letters) {
        return registry ->
                Gauge.builder("backroad.dead.letters", letters, table -> table.summary().waiting())
                        .description("Records that wait for an operator's decision")
                        .register(registry);
    }

    /** Only where a web API of ours is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "dev.backroad.defaults.ProblemException")
    static class Rest {

        @Bean
        static DeadLetterController deadLetterController(
                DeadLetterTable letters,
                KafkaListenerEndpointRegistry listeners,
                TransactionOperations transactions,
                @Value("${spring.application.name}") String service,
                @Value("${backroad.zipkin-url}") String zipkin) {
            var desk = new DeadLetterDesk(letters, new Listeners(listeners), transactions);
            return new DeadLetterController(desk, letters, service, zipkin + "/zipkin/traces/");
        }
    }
}
