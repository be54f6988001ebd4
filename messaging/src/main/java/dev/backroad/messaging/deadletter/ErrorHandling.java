package dev.backroad.messaging.deadletter;

import dev.backroad.messaging.HeldBackException;
import dev.backroad.messaging.UnreadableEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException.Level;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What happens to a record whose listener fails. A failure that heals is waited for, however long
 * it takes; a record that can never succeed is set aside, at once if that is certain and else after
 * a few tries, so that the next one has its turn. Nothing is dropped.
 */
final class ErrorHandling {

    private static final Logger log = LoggerFactory.getLogger(ErrorHandling.class);
    private static final long FIRST_WAIT_MS = 200;
    private static final long SHORT_WAIT_MS = 50;
    private static final long LONGEST_WAIT_MS = 10_000;
    private static final long TRIES_AFTER_THE_FIRST = 2;
    private static final BackOff NO_SECOND_TRY = new FixedBackOff(0, 0);

    private ErrorHandling() {}

    static CommonErrorHandler with(ConsumerRecordRecoverer settingAside) {
        var handler = new DefaultErrorHandler(settingAside);
        handler.setBackOffFunction((message, failure) -> backOff(failure));
        handler.setRetryListeners(new OneLinePerFailure());
        // Its own stack trace for each try would bury everything else.
        handler.setLogLevel(Level.DEBUG);
        return handler;
    }

    static BackOff backOff(Exception failure) {
        if (Reason.causes(failure).anyMatch(ErrorHandling::isCertain)) {
            return NO_SECOND_TRY;
        }
        if (!Transience.of(failure)) {
            return new FixedBackOff(SHORT_WAIT_MS, TRIES_AFTER_THE_FIRST);
        }
        var untilHealed = new ExponentialBackOff(FIRST_WAIT_MS, 2);
        untilHealed.setMaxInterval(LONGEST_WAIT_MS);
        untilHealed.setJitter(FIRST_WAIT_MS / 2);
        return untilHealed;
    }

    /** A try costs time that the other records of the partition wait for. */
    private static boolean isCertain(Throwable cause) {
        return cause instanceof HeldBackException || cause instanceof UnreadableEventException;
    }

    private static final class OneLinePerFailure implements RetryListener {

        @Override
        public void failedDelivery(
                ConsumerRecord<?, ?> message, @Nullable Exception failure, int attempt) {
            log.warn("{} failed at try {}: {}", Position.of(message), attempt, Reason.of(failure));
        }

        @Override
        public void recovered(ConsumerRecord<?, ?> message, @Nullable Exception failure) {
            log.error("{} is set aside: {}", Position.of(message), Reason.of(failure));
        }

        @Override
        public void recoveryFailed(
                ConsumerRecord<?, ?> message, @Nullable Exception original, Exception failure) {
            log.warn("{} cannot be set aside yet: {}", Position.of(message), Reason.of(failure));
        }
    }

    /** Where a record stands in its topic. */
    private record Position(String topic, int partition, long offset) {

        static Position of(ConsumerRecord<?, ?> message) {
            return new Position(message.topic(), message.partition(), message.offset());
        }

        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }
}
