package dev.backroad.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * How many records a service's group has not handled yet. Asked of the broker and not of the
 * consumer, whose own figure stands still when it does.
 */
final class ConsumerLag implements MeterBinder {

    private final KafkaAdmin admin;
    private final String group;
    private volatile double records = Double.NaN;

    ConsumerLag(KafkaAdmin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("backroad.consumer.lag", this, lag -> lag.records)
                .description("Records on this service's topics that it has not handled yet")
                .tag("group", group)
                .register(registry);
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 10_000)
    void measure() throws InterruptedException {
        try (var broker = Admin.create(admin.getConfigurationProperties())) {
            records = lag(broker);
        } catch (ExecutionException | TimeoutException away) {
            records = Double.NaN;
        }
    }

    private double lag(Admin broker)
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
