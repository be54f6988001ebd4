package dev.backroad.catalog.cache;

import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which content is published, as a fingerprint of its files: an import that finds its own is done.
 */
@Component
public class CatalogRevision {

    /** Any number, as long as nothing else in this database locks the same. */
    private static final long IMPORT_LOCK = 2_482_001;

    private final JdbcClient jdbc;
    private final InstantSource time;

    CatalogRevision(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
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

    private String published() {
        return jdbc.sql("select fingerprint from catalog_revision")
                .query(String.class)
                .optional()
                .orElse("none");
    }
}
