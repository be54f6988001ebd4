package dev.backroad.benchmarks;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the time of a change goes on its way to its effect, read from the rows that outbox and
 * inbox keep anyway: until the broker has it, until a listener has it, until its effect is
 * committed.
 */
record Stages(Latency relay, Latency kafka, Latency effect) {

    /**
     * @param commits moments by number of the change, in microseconds; effects likewise
     */
    static Stages of(Servers servers, Map<Long, Long> commits, Map<Long, Long> effects)
            throws IOException {
        var numbers = new HashMap<UUID, Long>();
        var published = new HashMap<Long, Long>();
        var received = new HashMap<Long, Long>();
        each(
                servers.administrator("writer"),
                "select event_id, published_at, (payload::json ->> 'change')::bigint from outbox"
                        + " where published_at is not null",
                (id, moment, number) -> {
                    numbers.put(id, number);
                    published.put(number, moment);
                });
        each(
                servers.administrator("hearer"),
                "select event_id, received_at, 0::bigint from inbox",
                (id, moment, none) -> received.put(numbers.getOrDefault(id, -1L), moment));
        // The last ones may have had their effect before the relay could mark them.
        var begun = new HashMap<>(commits);
        begun.keySet().retainAll(published.keySet());
        published.keySet().retainAll(commits.keySet());
        received.keySet().retainAll(commits.keySet());
        return new Stages(
                Latency.between(begun, published),
                Latency.between(published, received),
                Latency.between(received, effects));
    }

    private interface Row {
        void seen(UUID id, long micros, long number);
    }

    private static void each(JdbcClient jdbc, String sql, Row row) {
        RowCallbackHandler handler =
                result ->
                        row.seen(
                                result.getObject(1, UUID.class),
                                micros(result.getTimestamp(2).toInstant()),
                                result.getLong(3));
        jdbc.sql(sql).query(handler);
    }

    private static long micros(Instant moment) {
        return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
    }

    @Override
    public String toString() {
        return "to the broker's acknowledgement %s, to the listener %s, to the effect's commit %s"
                .formatted(text(relay), text(kafka), text(effect));
    }

    private static String text(Latency stage) {
        return "p50 %s ms, p99 %s ms"
                .formatted(Series.number(stage.median()), Series.number(stage.p99()));
    }
}
