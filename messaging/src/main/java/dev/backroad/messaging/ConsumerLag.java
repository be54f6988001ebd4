package dev.backroad.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * How many records each of a service's groups has not handled yet. Asked of the broker and not of
 * the consumer, whose own figure stands still when it does.
 */
final class ConsumerLag implements MeterBinder {

    private final KafkaAdmin admin;
    private final KafkaListenerEndpointRegistry listeners;
    private final ConcurrentMap<String, AtomicReference<Double>> records =
            new ConcurrentHashMap<>();
    private volatile @Nullable MeterRegistry meters;

    ConsumerLag(KafkaAdmin admin, KafkaListenerEndpointRegistry listeners) {
        this.admin = admin;
        this.listeners = listeners;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        meters = registry;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 10_000)
    void measure() throws InterruptedException {
        var registry = meters;
        if (registry == null) {
            return;
        }
        try (var broker = Admin.create(admin.getConfigurationProperties())) {
            for (var group : groups()) {
                double lag = lag(group, broker);
                records.computeIfAbsent(group, _ -> gauge(group, registry)).set(lag);
            }
        }
    }

    /** Once for each group: one that is registered anew is there twice for a scrape meanwhile. */
    private static AtomicReference<Double> gauge(String group, MeterRegistry registry) {
        var lag = new AtomicReference<>(Double.NaN);
        Gauge.builder("backroad.consumer.lag", lag, AtomicReference::get)
                .description("Records on a group's topics that it has not handled yet")
                .tag("group", group)
                .register(registry);
        return lag;
    }

    private Set<String> groups() {
        return listeners.getListenerContainers().stream()
                .map(listener -> String.valueOf(listener.getGroupId()))
                .collect(Collectors.toSet());
    }

    private static double lag(String group, Admin broker) throws InterruptedException {
        try {
            return unhandled(group, broker);
        } catch (ExecutionException | TimeoutException away) {
            return Double.NaN;
        }
    }

    private static double unhandled(String group, Admin broker)
            throws ExecutionException, InterruptedException, TimeoutException {
        var handled =
                broker.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get(5, TimeUnit.SECONDS);
        Map<TopicPartition, OffsetSpec> partitions =
                handled.keySet().stream()
                        .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
        var newest = broker.listOffsets(partitions).all().get(5, TimeUnit.SECONDS);
        long told = newest.values().stream().mapToLong(ListOffsetsResultInfo::offset).sum();
        return told - handled.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
    }
}
