package dev.backroad.identity.signon;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets who signed in where, once the session has run out and the grant is gone. */
@Component
class FinishedSignOns {

    private static final int HOUR = 3_600_000;

    private final JdbcClient jdbc;

    FinishedSignOns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelay = HOUR, fixedDelay = HOUR)
    void forget() {
        jdbc.sql(
                        """
                        DELETE FROM sign_on
                        WHERE NOT EXISTS (SELECT FROM http_session WHERE primary_id = sid)
                            AND NOT EXISTS (SELECT FROM oauth2_authorization WHERE id = grant_id)
                        """)
                .update();
    }
}
