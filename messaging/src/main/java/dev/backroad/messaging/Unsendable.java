package dev.backroad.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
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
 * allowed. They are tried again after growing pauses, and hold up nobody else.
 */
final class Unsendable {

    private static final Logger log = LoggerFactory.getLogger(Unsendable.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final Set<Class<?>> OF_THE_TOPIC =
            Set.of(
                    InvalidTopicException.class,
                    UnknownTopicOrPartitionException.class,
                    TopicAuthorizationException.class);

    private record Pause(Duration length, Instant until) {}

    private final Map<String, Pause> pauses = new HashMap<>();

    /** Returns the aggregates that are not to be tried at the moment. */
    Set<String> at(Instant now) {
        return pauses.entrySet().stream()
                .filter(pause -> pause.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
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
        var last = pauses.get(row.aggregateId());
        var length = last == null ? FIRST_PAUSE : last.length().multipliedBy(2);
        if (length.compareTo(LONGEST_PAUSE) > 0) {
            length = LONGEST_PAUSE;
        }
        pauses.put(row.aggregateId(), new Pause(length, now.plus(length)));
        log.warn(
                "Event {} for topic {} is refused by the broker, its aggregate waits {} s",
                row.eventId(),
                row.topic(),
                length.toSeconds());
    }

    /** Forgets aggregates whose events were sent after all. */
    void forget(Collection<OutboxRow> sent) {
        if (!pauses.isEmpty()) {
            sent.forEach(row -> pauses.remove(row.aggregateId()));
        }
    }
}
