package dev.backroad.identity.brake;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts tries in PostgreSQL, so that all instances agree on who has to wait. */
@Repository
class Counters {

    /** Longer than any count needs to be forgotten. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final InstantSource time;

    Counters(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * Counts a try, unless the pause after an earlier one still runs. Counting comes before
     * looking: of a hundred tries at the same moment only the free ones get through.
     *
     * @throws TooManyTriesException if there is a pause; the caller's transaction then counts
     *     nothing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(Tries tries) {
        var now = time.instant();
        var limit = tries.limit();
        var counted =
                jdbc.sql(
                                """
                                INSERT INTO brake (key, tries, counted_at) VALUES (:key, 1, :now)
                                ON CONFLICT (key) DO UPDATE SET
                                    tries = 1 + greatest(0, brake.tries - greatest(0,
                                        extract(epoch FROM CAST(:now AS timestamptz) - brake.counted_at)) / :forgets),
                                    counted_at = :now,
                                    blocked_until = NULL
                                WHERE brake.blocked_until IS NULL OR brake.blocked_until <= :now
                                RETURNING tries
                                """)
                        .param("key", tries.key())
                        .param("now", Timestamp.from(now))
                        .param("forgets", limit.forgets().toMillis() / 1000.0)
                        .query(Double.class)
                        .optional()
                        .orElseThrow(() -> new TooManyTriesException(pause(tries.key(), now)));
        var pause = limit.pauseAfter(counted);
        if (pause.isPositive()) {
            jdbc.sql("UPDATE brake SET blocked_until = ? WHERE key = ?")
                    .params(Timestamp.from(now.plus(pause)), tries.key())
                    .update();
        }
    }

    private Duration pause(String key, Instant now) {
        return jdbc.sql("SELECT blocked_until FROM brake WHERE key = ?")
                .param(key)
                .query(Timestamp.class)
                .optional()
                .map(until -> Duration.between(now, until.toInstant()))
                .orElse(Duration.ZERO);
    }

    /** Takes back one try that was no guess. */
    void takeBack(Tries tries) {
        jdbc.sql("UPDATE brake SET tries = greatest(0, tries - 1) WHERE key = ?")
                .param(tries.key())
                .update();
    }

    /** Forgets all tries. */
    void forget(Tries tries) {
        jdbc.sql("DELETE FROM brake WHERE key = ?").param(tries.key()).update();
    }

    /** Forgets all tries that have this in common, whatever else they have. */
    void forgetAll(Tries tries) {
        jdbc.sql("DELETE FROM brake WHERE starts_with(key, ?)").param(tries.key()).update();
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void forgetOld() {
        jdbc.sql("DELETE FROM brake WHERE counted_at < ?")
                .param(Timestamp.from(time.instant().minus(KEPT)))
                .update();
    }
}
