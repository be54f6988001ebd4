package dev.backroad.faults.crash;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Sees every send of a Kafka producer; a quick succession of them is a batch. */
public final class WatchedSends implements ProducerInterceptor<Object, Object> {

    private static final long QUICK_NANOS = 1_000_000;

    private static final ThreadLocal<Long> LAST = ThreadLocal.withInitial(() -> 0L);

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> message) {
        long now = System.nanoTime();
        if (now - LAST.get() < QUICK_NANOS) {
            Fuse.at(CrashPoint.MID_BATCH);
        }
        LAST.set(System.nanoTime());
        return message;
    }

    @Override
    public void onAcknowledgement(
            @Nullable RecordMetadata metadata, @Nullable Exception exception) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
