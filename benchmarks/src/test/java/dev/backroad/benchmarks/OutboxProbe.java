package dev.backroad.benchmarks;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One outbox, seen from outside: filled by SQL, and watched until everything is sent. */
final class OutboxProbe {

    /** An event as services write them: about 400 bytes, of one of 5,000 things. */
    private static final String ROWS =
            """
            insert into outbox (event_id, topic, type, source, aggregate_id, sequence, occurred_at, payload, traceparent, published_at)
            select uuidv7(), ?, 'dev.backroad.bench.thing-changed.v1', '/bench',
                   '5eed0000-0000-7000-8000-' || lpad((i % 5000)::text, 12, '0'), i / 5000 + 1, clock_timestamp(),
                   '{"change":' || i || ',"text":"' || repeat('To be as long as an event of this system. ', 9) || '"}',
                   '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
                   case when ? then clock_timestamp() end
            from generate_series(?, ?) i
            """;

    private static final long BULK = 100_000;

    private final JdbcClient jdbc;
    private final String name;
    private long rows;

    /**
     * @param name of the database, and of the topic
     */
    OutboxProbe(Servers servers, String name) throws IOException {
        this.jdbc = servers.administrator(name);
        this.name = name;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** How many there are by now. */
    long rows() {
        return rows;
    }

    /** Waits until the relays have shared the outbox among themselves. */
    void awaitLeases(int instances) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        jdbc.sql(
                                        """
                                        select count(distinct holder) = ? and count(holder) = 4 from outbox_lease
                                        where expires_at > clock_timestamp()
                                        """)
                                .param(instances)
                                .query(Boolean.class)
                                .single());
    }

    /** Rows that were sent in the past. */
    void published(long count) {
        for (var left = count; left > 0; left -= BULK) {
            add(Math.min(left, BULK), true);
        }
    }

    /** Rows that wait, all from the same moment on: one transaction. */
    void waiting(long count) {
        add(count, false);
    }

    private void add(long count, boolean published) {
        jdbc.sql(ROWS).params(name, published, rows, rows + count - 1).update();
        rows += count;
    }

    /** Lets so many appear at once; returns how many of them were sent per second. */
    double send(long count, Duration longest) {
        waiting(count);
        var start = System.nanoTime();
        awaitPublished(longest);
        return count * 1e9 / (System.nanoTime() - start);
    }

    /** Watches for so long; returns how many were sent per second meanwhile. */
    double sentPerSecond(Duration time) throws InterruptedException {
        var from = now();
        Thread.sleep(time);
        return jdbc.sql(
                        """
                        select count(*) / extract(epoch from clock_timestamp() - :from) from outbox where published_at >= :from
                        """)
                .param("from", from)
                .query(Double.class)
                .single();
    }

    private OffsetDateTime now() {
        return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    }

    private void awaitPublished(Duration longest) {
        // The youngest of each partition, by primary key: watching must not cost much.
        var youngest =
                jdbc.sql(
                                """
                                select max(event_id::text)::uuid from outbox where published_at is null group by partition
                                """)
                        .query(UUID.class)
                        .list()
                        .toArray(UUID[]::new);
        await().atMost(longest)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> published(youngest) && noneWaits());
    }

    private boolean published(UUID[] some) {
        return jdbc.sql(
                        "select count(published_at) = count(*) from outbox where event_id ="
                                + " any(:ids)")
                .param("ids", some)
                .query(Boolean.class)
                .single();
    }

    private boolean noneWaits() {
        return jdbc.sql("select not exists (select 1 from outbox where published_at is null)")
                .query(Boolean.class)
                .single();
    }
}
