package dev.backroad.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.identity.IdentityTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IdentityTest
class ExpiredGrantsIntegrationTests {

    @Autowired ExpiredGrants expired;
    @Autowired JdbcClient jdbc;

    @Test
    void forgetsAGrantADayAfterItsLastTokenExpired() {
        grant("gone", "now() - interval '10 days'", "now() - interval '25 hours'");
        grant("hint-at-logout", "now() - interval '10 days'", "now() - interval '23 hours'");
        grant("refreshable", "now() - interval '10 days'", "now() + interval '1 hour'");

        expired.forget();

        assertThat(
                        jdbc.sql("SELECT id FROM oauth2_authorization WHERE principal_name = 'x'")
                                .query(String.class)
                                .list())
                .containsExactlyInAnyOrder("hint-at-logout", "refreshable");
    }

    private void grant(String id, String accessExpires, String refreshExpires) {
        jdbc.sql(
                        """
                        INSERT INTO oauth2_authorization (id, registered_client_id, principal_name,
                            authorization_grant_type, access_token_expires_at, refresh_token_expires_at)
                        VALUES (?, 'backroad-web', 'x', 'authorization_code', %s, %s)
                        """
                                .formatted(accessExpires, refreshExpires))
                .param(id)
                .update();
    }
}
