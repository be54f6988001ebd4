package dev.backroad.messaging;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What happens to a record whose listener fails. A failure that heals is waited for, however long
 * it takes; a record that can never succeed is set aside after a few tries, with its reason, so
 * that the next one has its turn. Nothing is dropped.
 */
final class DeadLetters {

    private static final long FIRST_WAIT_MS = 200;
    private static final long LONGEST_WAIT_MS = 10_000;
    private static final long TRIES_AFTER_THE_FIRST = 2;

    private DeadLetters() {}

    /**
     * Returns the topic that holds what a group could not handle; one partition keeps their order.
     */
    static NewTopic topic(String of, String group) {
        return new NewTopic(name(of, group), 1, (short) -1);
    }

    static String name(String topic, String group) {
        return topic + "." + group + ".dlt";
    }

    static CommonErrorHandler errorHandler(KafkaOperations<String, byte[]> kafka, String group) {
        var handler = new DefaultErrorHandler(recoverer(kafka, group));
        handler.setBackOffFunction((message, failure) -> backOff(failure));
        return handler;
    }

    private static DeadLetterPublishingRecoverer recoverer(
            KafkaOperations<String, byte[]> kafka, String group) {
        var recoverer =
                new DeadLetterPublishingRecoverer(
                        kafka, (message, failure) -> destination(message, group));
        // The trace belongs in the log: a header must not carry class names around.
        recoverer.excludeHeader(HeadersToAdd.EX_STACKTRACE);
        recoverer.setFailIfSendResultIsError(true);
        return recoverer;
    }

    private static TopicPartition destination(ConsumerRecord<?, ?> message, String group) {
        return new TopicPartition(name(message.topic(), group), 0);
    }

    static BackOff backOff(Exception failure) {
        if (!Transience.of(failure)) {
            return new FixedBackOff(FIRST_WAIT_MS, TRIES_AFTER_THE_FIRST);
        }
        var untilHealed = new ExponentialBackOff(FIRST_WAIT_MS, 2);
        untilHealed.setMaxInterval(LONGEST_WAIT_MS);
        untilHealed.setJitter(FIRST_WAIT_MS / 2);
        return untilHealed;
    }
}
