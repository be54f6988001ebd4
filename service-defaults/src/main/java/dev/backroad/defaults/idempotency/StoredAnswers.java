package dev.backroad.defaults.idempotency;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** The answers in PostgreSQL, beside the effects that they tell of. */
class StoredAnswers {

    /** The promise is a day; whoever repeats later begins anew. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final InstantSource time;

    StoredAnswers(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Keeps others with the same key away until the transaction ends; false if one is there. */
    boolean begin(KeyedRequest request) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 1))")
                .param(request.caller() + '\n' + request.key())
                .query(Boolean.class)
                .single();
    }

    Optional<StoredAnswer> find(KeyedRequest request) {
        return jdbc.sql(
                        """
                        select fingerprint, status, headers, body from idempotency_key
                        where caller = ? and key = ?
                        """)
                .params(request.caller(), request.key())
                .query(StoredAnswer.class)
                .optional();
    }

    void store(KeyedRequest request, StoredAnswer answer) {
        jdbc.sql(
                        """
                        insert into idempotency_key
                            (caller, key, fingerprint, status, headers, body, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        request.caller(),
                        request.key(),
                        answer.fingerprint(),
                        answer.status(),
                        answer.headers(),
                        answer.body(),
                        Timestamp.from(time.instant()))
                .update();
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void forgetOld() {
        var forgotten = BATCH;
        while (forgotten == BATCH) {
            forgotten =
                    jdbc.sql(
                                    """
                                    delete from idempotency_key where (caller, key) in (
                                        select caller, key from idempotency_key
                                        where created_at < ? limit ?)
                                    """)
                            .params(Timestamp.from(time.instant().minus(KEPT)), BATCH)
                            .update();
        }
    }
}
