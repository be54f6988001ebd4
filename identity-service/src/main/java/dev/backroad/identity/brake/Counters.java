package dev.backroad.identity.brake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
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
    public void count(Limit limit, String subject) {
        var now = time.instant();
        var key = key(limit, subject);
        var tries =
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
                        .param("key", key)
                        .param("now", Timestamp.from(now))
                        .param("forgets", limit.forgets().toMillis() / 1000.0)
                        .query(Double.class)
                        .optional()
                        .orElseThrow(() -> new TooManyTriesException(pause(key, now)));
        var pause = limit.pauseAfter(tries);
        if (pause.isPositive()) {
            jdbc.sql("UPDATE brake SET blocked_until = ? WHERE key = ?")
                    .params(Timestamp.from(now.plus(pause)), key)
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
    void takeBack(Limit limit, String subject) {
        jdbc.sql("UPDATE brake SET tries = greatest(0, tries - 1) WHERE key = ?")
                .param(key(limit, subject))
                .update();
    }

    /** Forgets all tries. */
    void forget(Limit limit, String subject) {
        jdbc.sql("DELETE FROM brake WHERE key = ?").param(key(limit, subject)).update();
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void forgetOld() {
        jdbc.sql("DELETE FROM brake WHERE counted_at < ?")
                .param(Timestamp.from(time.instant().minus(KEPT)))
                .update();
    }

    /** A hash, as people also type passwords and other people's addresses into the first field. */
    private static String key(Limit limit, String subject) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    subject.toLowerCase(Locale.ROOT)
                                            .getBytes(StandardCharsets.UTF_8));
            return limit.name()
                    + ":"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
