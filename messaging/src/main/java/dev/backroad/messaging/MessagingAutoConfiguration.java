package dev.backroad.messaging;

import com.fasterxml.uuid.Generators;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Wires the event backbone into any service that has this module on its class path. */
@EnableScheduling
@Import(Topics.class)
@AutoConfiguration(
        before = {FlywayAutoConfiguration.class, KafkaAutoConfiguration.class},
        after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class})
class MessagingAutoConfiguration {

    private final Nudges nudges = new Nudges();
    private final Supplier<UUID> ids = Generators.timeBasedEpochGenerator()::generate;
    private final String service;

    MessagingAutoConfiguration(@Value("${spring.application.name}") String service) {
        this.service = service;
    }

    @Bean
    static FlywayConfigurationCustomizer messagingTables() {
        // Two histories in one table: ours may go on when the service's is further already.
        return flyway ->
                flyway.locations(
                                Stream.concat(
                                                Stream.of("classpath:db/messaging"),
                                                Arrays.stream(flyway.getLocations())
                                                        .map(Object::toString))
                                        .toArray(String[]::new))
                        .outOfOrder(true);
    }

    @Bean
    static EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    Outbox outbox(
            JdbcClient jdbc, EventJson json, InstantSource time, ObjectProvider<Tracer> tracer) {
        return new Outbox(jdbc, json, time, ids, traceparent(tracer), nudges::nudge, "/" + service);
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
            JdbcClient jdbc, OutboxTable outbox, ProducerFactory<?, ?> kafka, InstantSource time) {
        var producers = new FencedProducers(kafka.getConfigurationProperties(), service);
        return new OutboxRelay(
                new OutboxLeases(jdbc, ids.get()), outbox, producers::open, nudges, time);
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
    static SentEvents sentEvents(JdbcClient jdbc) {
        return new SentEvents(jdbc);
    }

    @Bean
    static HeardEvents heardEvents(JdbcClient jdbc) {
        return new HeardEvents(jdbc);
    }

    @Bean
    static TopicCreation topicCreation(KafkaAdmin admin) {
        return new TopicCreation(admin);
    }

    @Bean
    static EventReceiver eventReceiver(Inbox inbox, EventJson json) {
        return new EventReceiver(inbox, json);
    }

    @Bean
    static RecordInterceptor<String, byte[]> eventIdInLog() {
        return new EventIdInLog();
    }

    /**
     * A Kafka transaction's end takes an offset, too: without this, one record seems left for ever.
     */
    @Bean
    static ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
            offsetsBehindTransactions() {
        return container -> container.getContainerProperties().setFixTxOffsets(true);
    }

    @Bean
    static ConsumerLag consumerLag(KafkaAdmin admin, KafkaListenerEndpointRegistry listeners) {
        return new ConsumerLag(admin, listeners);
    }

    @Bean
    static MeterBinder eventGauges(JdbcClient jdbc, OutboxRelay relay, InstantSource time) {
        var backlog = new OutboxBacklog(jdbc);
        return registry -> {
            Gauge.builder("backroad.outbox.leases", relay, OutboxRelay::leasesHeld)
                    .description("Partitions of the outbox that this instance sends")
                    .register(registry);
            Gauge.builder("backroad.outbox.unpublished", backlog, OutboxBacklog::unpublished)
                    .description("Events that wait to be sent")
                    .register(registry);
            Gauge.builder(
                            "backroad.outbox.oldest.age",
                            backlog,
                            waiting -> waiting.ageOfOldest(time.instant()).toMillis() / 1000.0)
                    .baseUnit("seconds")
                    .description("How long the oldest of them has waited")
                    .register(registry);
        };
    }
}
