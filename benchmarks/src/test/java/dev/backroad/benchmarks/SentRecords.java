package dev.backroad.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A figure counts only if all that was sent is really there, and in order. Repeats are allowed: a
 * relay that was not told in time that its batch is committed sends it again.
 */
final class SentRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String brokers;
    private final String topic;
    private final Map<String, Long> sequences = new HashMap<>();

    SentRecords(String brokers, String topic) {
        this.brokers = brokers;
        this.topic = topic;
    }

    void check(long expected) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(each -> new TopicPartition(topic, each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long found = 0;
            for (var last = System.nanoTime();
                    found < expected && System.nanoTime() - last < PATIENCE.toNanos(); ) {
                var records = consumer.poll(Duration.ofMillis(500));
                if (!records.isEmpty()) {
                    last = System.nanoTime();
                }
                for (var record : records) {
                    found += isNew(record) ? 1 : 0;
                }
            }
            if (found != expected) {
                throw new IllegalStateException(found + " records of " + expected);
            }
        }
    }

    private boolean isNew(ConsumerRecord<String, byte[]> record) {
        var sequence =
                Long.parseLong(
                        new String(record.headers().lastHeader("ce_sequence").value(), UTF_8));
        var before = sequences.getOrDefault(record.key(), 0L);
        if (sequence > before + 1) {
            throw new IllegalStateException(record.key() + ": " + sequence + " after " + before);
        }
        sequences.put(record.key(), Math.max(sequence, before));
        return sequence > before;
    }
}
