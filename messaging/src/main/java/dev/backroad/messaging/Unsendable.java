package dev.backroad.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aggregates whose next event the broker refuses for what it is: too large, no such topic, not
 * allowed. They are tried again after a pause, and hold up nobody else.
 */
final class Unsendable {

    private static final Logger log = LoggerFactory.getLogger(Unsendable.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Set<Class<?>> OF_THE_TOPIC =
            Set.of(
                    InvalidTopicException.class,
                    UnknownTopicOrPartitionException.class,
                    TopicAuthorizationException.class);

    private final Map<String, Instant> waiting = new HashMap<>();

    /** Returns the aggregates that are not to be tried at the moment. */
    Set<String> at(Instant now) {
        waiting.values().removeIf(until -> until.isBefore(now));
        return waiting.keySet();
    }

    /** Notes what the broker refused of a batch; returns whether it was a row's own fault. */
    boolean note(List<OutboxRow> rows, List<Future<RecordMetadata>> sent, Instant now) {
        boolean found = false;
        for (int i = 0; i < sent.size(); i++) {
            var sending = sent.get(i);
            var refused = rows.get(i);
            if (failedWith(sending, RecordTooLargeException.class)) {
                pause(refused, now);
                found = true;
            } else if (OF_THE_TOPIC.stream().anyMatch(type -> failedWith(sending, type))) {
                // Whoever wants to go there need not find out one by one: each try costs seconds.
                rows.stream()
                        .filter(row -> row.topic().equals(refused.topic()))
                        .forEach(row -> pause(row, now));
                found = true;
            }
        }
        return found;
    }

    private static boolean failedWith(Future<RecordMetadata> sent, Class<?> type) {
        return sent.isDone()
                && sent.state() == Future.State.FAILED
                && Stream.of(sent.exceptionNow(), sent.exceptionNow().getCause())
                        .anyMatch(type::isInstance);
    }

    private void pause(OutboxRow row, Instant now) {
        log.warn(
                "Event {} is refused by the broker, its aggregate waits {} s",
                row.eventId(),
                PAUSE.toSeconds());
        waiting.put(row.aggregateId(), now.plus(PAUSE));
    }
}
