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
import java.util.stream.IntStream;
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
        var refused =
                IntStream.range(0, sent.size())
                        .boxed()
                        .flatMap(i -> refused(rows, rows.get(i), sent.get(i)))
                        .collect(Collectors.toSet());
        refused.forEach(row -> pause(row, now));
        return !refused.isEmpty();
    }

    private static Stream<OutboxRow> refused(
            List<OutboxRow> rows, OutboxRow row, Future<RecordMetadata> sent) {
        if (!sent.isDone() || sent.state() != Future.State.FAILED) {
            return Stream.empty();
        }
        return switch (cause(sent.exceptionNow())) {
            case RecordTooLargeException tooLarge -> Stream.of(row);
            // Whoever wants to go there need not find out one by one: each try costs seconds.
            case InvalidTopicException topic -> sameTopic(rows, row);
            case UnknownTopicOrPartitionException topic -> sameTopic(rows, row);
            case TopicAuthorizationException topic -> sameTopic(rows, row);
            default -> Stream.empty();
        };
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }

    private static Stream<OutboxRow> sameTopic(List<OutboxRow> rows, OutboxRow row) {
        return rows.stream().filter(other -> other.topic().equals(row.topic()));
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
