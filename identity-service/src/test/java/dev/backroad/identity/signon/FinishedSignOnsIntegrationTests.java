package dev.backroad.identity.signon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.identity.IdentityTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IdentityTest
class FinishedSignOnsIntegrationTests {

    @Autowired FinishedSignOns finished;
    @Autowired SingleSignOn signOn;
    @Autowired JdbcClient jdbc;

    @Test
    void forgetsWhatHasNeitherSessionNorGrant() {
        signOn.joined("finished", "no-session", "backroad-web", "somebody");
        signOn.joined("granted", "no-session", "backroad-web", "somebody");
        jdbc.sql(
                        """
                        INSERT INTO oauth2_authorization (id, registered_client_id, principal_name,
                            authorization_grant_type, refresh_token_expires_at)
                        VALUES ('granted', 'backroad-web', 'somebody', 'authorization_code',
                            now() + interval '1 hour')
                        """)
                .update();

        finished.forget();

        assertThat(
                        jdbc.sql("SELECT grant_id FROM sign_on WHERE subject = 'somebody'")
                                .query(String.class)
                                .list())
                .containsExactly("granted");
    }
}
