package dev.backroad.progress.reminder;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The right to go through the turns, for a while. The database's clock decides, so that the clocks
 * of instances need not agree. It saves work, and no more: that a reminder happens once, the row of
 * its day makes sure.
 */
final class ReminderLease {

    private final JdbcClient jdbc;
    private final UUID instance;
    private final Duration lasts;

    ReminderLease(JdbcClient jdbc, UUID instance, Duration lasts) {
        this.jdbc = jdbc;
        this.instance = instance;
        this.lasts = lasts;
    }

    /** Takes it, or makes it last on; {@code false} while another instance has it. */
    boolean take() {
        return jdbc.sql(
                                """
                                update reminder_lease
                                set holder = :me, expires_at = clock_timestamp() + :millis * interval '1 millisecond'
                                where holder = :me or expires_at < clock_timestamp()
                                """)
                        .param("me", instance)
                        .param("millis", lasts.toMillis())
                        .update()
                == 1;
    }

    /** Lets others have it at once. */
    void release() {
        jdbc.sql(
                        "update reminder_lease set holder = null, expires_at = '-infinity' where"
                                + " holder = ?")
                .param(instance)
                .update();
    }
}
