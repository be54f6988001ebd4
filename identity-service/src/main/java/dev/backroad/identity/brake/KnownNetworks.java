package dev.backroad.identity.brake;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * From where people have signed in within a year: there, a stranger's guesses do not brake them.
 */
@Repository
public class KnownNetworks {

    private static final Duration KEPT = Duration.ofDays(365);

    private final JdbcClient jdbc;
    private final InstantSource time;

    KnownNetworks(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    boolean knows(String username, String network) {
        return jdbc.sql(
                        """
                        SELECT count(*) > 0 FROM known_network JOIN account ON id = account_id
                        WHERE lower(username) = lower(?) AND network = ?
                        """)
                .params(username, network)
                .query(Boolean.class)
                .single();
    }

    void remember(String username, String network) {
        jdbc.sql(
                        """
                        INSERT INTO known_network (account_id, network, seen_at)
                        SELECT id, ?, ? FROM account WHERE lower(username) = lower(?)
                        ON CONFLICT (account_id, network) DO UPDATE SET seen_at = excluded.seen_at
                        """)
                .params(network, Timestamp.from(time.instant()), username)
                .update();
    }

    /** Returns what we remember of a person, who may want to know. */
    public List<String> of(UUID account) {
        return jdbc.sql("SELECT network FROM known_network WHERE account_id = ? ORDER BY network")
                .param(account)
                .query(String.class)
                .list();
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void forgetOld() {
        jdbc.sql("DELETE FROM known_network WHERE seen_at < ?")
                .param(Timestamp.from(time.instant().minus(KEPT)))
                .update();
    }
}
