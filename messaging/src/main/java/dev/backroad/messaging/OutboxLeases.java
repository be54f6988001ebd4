package dev.backroad.messaging;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which instance may send which partition of the outbox, and until when. The database's clock
 * decides, so that the clocks of instances need not agree.
 */
final class OutboxLeases {

    /** As many as the tables' migration made. */
    static final int PARTITIONS = 4;

    /** How long a lease outlives its holder. */
    static final Duration LASTS = Duration.ofSeconds(6);

    private static final String UNTIL =
            "clock_timestamp() + interval '" + LASTS.toMillis() + " milliseconds'";

    private final JdbcClient jdbc;
    private final UUID instance;

    OutboxLeases(JdbcClient jdbc, UUID instance) {
        this.jdbc = jdbc;
        this.instance = instance;
    }

    /** Says that this instance lives; returns how many partitions are its fair share. */
    int announce() {
        jdbc.sql(
                        """
                        insert into outbox_instance (instance, seen_at) values (?, clock_timestamp())
                        on conflict (instance) do update set seen_at = excluded.seen_at
                        """)
                .param(instance)
                .update();
        jdbc.sql("delete from outbox_instance where seen_at < clock_timestamp() - interval '6 s'")
                .update();
        var living = jdbc.sql("select count(*) from outbox_instance").query(Integer.class).single();
        return Math.ceilDiv(PARTITIONS, Math.max(1, living));
    }

    /** Returns the partitions that nobody holds. */
    List<Integer> free() {
        return jdbc.sql(
                        "select partition from outbox_lease where expires_at < clock_timestamp()"
                                + " order by partition")
                .query(Integer.class)
                .list();
    }

    /** Takes a free partition; returns the lease's epoch, or nothing if somebody was faster. */
    OptionalLong take(int partition) {
        var epoch =
                jdbc.sql(
                                "update outbox_lease set holder = ?, epoch = epoch + 1, expires_at"
                                        + " = "
                                        + UNTIL
                                        + " where partition = ? and expires_at < clock_timestamp()"
                                        + " returning epoch")
                        .params(instance, partition)
                        .query(Long.class)
                        .optional();
        return epoch.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Returns whether the lease is still ours, and lasts on. */
    boolean renew(int partition, long epoch) {
        return jdbc.sql(
                                "update outbox_lease set expires_at = "
                                        + UNTIL
                                        + " where partition = ? and holder = ? and epoch = ?")
                        .params(partition, instance, epoch)
                        .update()
                == 1;
    }

    /** Lets others have it at once. */
    void release(int partition, long epoch) {
        jdbc.sql(
                        "update outbox_lease set holder = null, expires_at = '-infinity'"
                                + " where partition = ? and holder = ? and epoch = ?")
                .params(partition, instance, epoch)
                .update();
    }

    /** Says that this instance is gone. */
    void leave() {
        jdbc.sql("delete from outbox_instance where instance = ?").param(instance).update();
    }
}
