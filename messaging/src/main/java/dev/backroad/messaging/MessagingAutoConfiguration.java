package dev.backroad.messaging;

import com.fasterxml.uuid.Generators;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionOperations;

/** Wires the event backbone into any service that has this module on its class path. */
@EnableScheduling
@Import(Topics.class)
@AutoConfiguration(
        before = {FlywayAutoConfiguration.class, KafkaAutoConfiguration.class},
        after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class})
class MessagingAutoConfiguration {

    /** One permit or more: something was committed that the relay has not looked at. */
    private final Semaphore nudges = new Semaphore(0);

    @Bean
    static FlywayConfigurationCustomizer messagingTables() {
        return flyway -> flyway.locations("classpath:db/messaging", "classpath:db/migration");
    }

    @Bean
    static EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    Outbox outbox(
            JdbcClient jdbc,
            EventJson json,
            InstantSource time,
            ObjectProvider<Tracer> tracer,
            @Value("${spring.application.name}") String service) {
        var ids = Generators.timeBasedEpochGenerator();
        return new Outbox(
                jdbc,
                json,
                time,
                ids::generate,
                traceparent(tracer),
                nudges::release,
                "/" + service);
    }

    private static Supplier<@Nullable String> traceparent(ObjectProvider<Tracer> tracer) {
        return () -> TraceParent.current(tracer.getIfAvailable());
    }

    @Bean
    static OutboxTable outboxTable(JdbcClient jdbc) {
        return new OutboxTable(jdbc);
    }

    @Bean
    OutboxRelay outboxRelay(
            OutboxTable outbox,
            KafkaTemplate<String, byte[]> kafka,
            TransactionOperations transactions,
            InstantSource time) {
        return new OutboxRelay(outbox, kafka, transactions, time, nudges);
    }

    @Bean
    static Inbox inbox(JdbcClient jdbc, InstantSource time) {
        return new Inbox(jdbc, time);
    }

    @Bean
    static Housekeeping housekeeping(OutboxTable outbox, Inbox inbox, InstantSource time) {
        return new Housekeeping(outbox, inbox, time);
    }

    @Bean
    static TopicCreation topicCreation(KafkaAdmin admin) {
        return new TopicCreation(admin);
    }

    @Bean
    @ConditionalOnMissingBean
    static CommonErrorHandler errorHandler(
            KafkaTemplate<String, byte[]> kafka,
            @Value("${spring.application.name}") String group) {
        return DeadLetters.errorHandler(kafka, group);
    }

    @Bean
    static MeterBinder outboxGauges(OutboxTable outbox, InstantSource time) {
        return registry -> {
            Gauge.builder("backroad.outbox.unpublished", outbox, OutboxTable::unpublished)
                    .description("Events that wait to be sent")
                    .register(registry);
            Gauge.builder(
                            "backroad.outbox.oldest.age",
                            outbox,
                            table -> table.ageOfOldest(time.instant()).toMillis() / 1000.0)
                    .baseUnit("seconds")
                    .description("How long the oldest of them has waited")
                    .register(registry);
        };
    }
}
