package dev.backroad.identity.token;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets grants of which nothing is valid any more, in batches that nobody notices. */
@Component
class ExpiredGrants {

    /** An expired ID token still serves as a hint at logout, so a grant stays a while. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final InstantSource time;

    ExpiredGrants(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void forget() {
        int forgotten;
        do {
            forgotten = forgetSome();
        } while (forgotten > 0);
    }

    private int forgetSome() {
        return jdbc.sql(
                        """
                        DELETE FROM oauth2_authorization WHERE id IN (
                            SELECT id FROM oauth2_authorization
                            WHERE greatest(authorization_code_expires_at, access_token_expires_at,
                                           oidc_id_token_expires_at, refresh_token_expires_at) < ?
                            LIMIT 1000)
                        """)
                .param(Timestamp.from(time.instant().minus(KEPT)))
                .update();
    }
}
