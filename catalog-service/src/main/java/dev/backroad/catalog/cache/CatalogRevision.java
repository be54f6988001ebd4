package dev.backroad.catalog.cache;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which content is published, as a fingerprint of its files: written by the import, read by the
 * cache.
 */
@Component
public class CatalogRevision {

    /** How long a publication on another instance may stay unseen here. */
    private static final Duration RECHECK_AFTER = Duration.ofSeconds(1);

    /**
     * PostgreSQL is asked again this long after it did not answer: who asks waits for a time-out.
     */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Any number, as long as nothing else in this database locks the same. */
    private static final long IMPORT_LOCK = 2_482_001;

    private record Seen(String fingerprint, Instant until) {}

    private final JdbcClient jdbc;
    private final InstantSource time;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Seen seen;

    CatalogRevision(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * Returns the published fingerprint, at most about a second old; {@code none} before the first
     * import. While PostgreSQL is away it is the last one known, so that cached reads go on.
     */
    String current() {
        var known = seen;
        if (known == null) {
            return ask();
        }
        // One caller asks, the others go on with what is known: nobody queues behind a slow answer.
        if (isOld(known) && asking.tryLock()) {
            try {
                return ask();
            } catch (DataAccessException away) {
                seen = new Seen(known.fingerprint(), time.instant().plus(RETRY_AFTER));
            } finally {
                asking.unlock();
            }
        }
        return known.fingerprint();
    }

    /**
     * Returns the published fingerprint as the caller's transaction sees it; {@code none} before
     * the first import.
     */
    String published() {
        return jdbc.sql("select fingerprint from catalog_revision")
                .query(String.class)
                .optional()
                .orElse("none");
    }

    /**
     * Waits until no other instance imports, then says whether this content is published already.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isPublished(String fingerprint) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(IMPORT_LOCK).query().singleRow();
        return fingerprint.equals(published());
    }

    /** Notes, in the import's transaction, which content it published. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void advanceTo(String fingerprint) {
        jdbc.sql(
                        """
                        insert into catalog_revision (fingerprint, published_at) values (?, ?)
                        on conflict (only_row) do update
                        set fingerprint = excluded.fingerprint, published_at = excluded.published_at
                        """)
                .params(fingerprint, Timestamp.from(time.instant()))
                .update();
    }

    private boolean isOld(Seen known) {
        return known.until().isBefore(time.instant());
    }

    private String ask() {
        var now = new Seen(published(), time.instant().plus(RECHECK_AFTER));
        seen = now;
        return now.fingerprint();
    }
}
