package dev.backroad.messaging;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.MDC;
import org.springframework.kafka.listener.RecordInterceptor;

/** Puts the event's id beside the trace id into every log line that its handling writes. */
final class EventIdInLog implements RecordInterceptor<String, byte[]> {

    static final String KEY = "eventId";

    @Override
    public ConsumerRecord<String, byte[]> intercept(
            ConsumerRecord<String, byte[]> message, Consumer<String, byte[]> consumer) {
        CloudEvent.id(message).ifPresent(id -> MDC.put(KEY, id));
        return message;
    }

    @Override
    public void afterRecord(
            ConsumerRecord<String, byte[]> message, Consumer<String, byte[]> consumer) {
        MDC.remove(KEY);
    }
}
