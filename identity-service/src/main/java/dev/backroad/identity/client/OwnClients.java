package dev.backroad.identity.client;

import dev.backroad.identity.token.Scopes;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Our own programs. They need nobody's consent, and are written down anew at every start. */
@Component
public class OwnClients {

    private static final Duration ACCESS = Duration.ofMinutes(5);
    private static final Duration REFRESH = Duration.ofHours(12);

    private final RegisteredClientRepository clients;
    private final JdbcClient jdbc;

    OwnClients(RegisteredClientRepository clients, JdbcClient jdbc) {
        this.clients = clients;
        this.jdbc = jdbc;
    }

    /** Begins a client with what all of ours have in common. */
    public static RegisteredClient.Builder client(String clientId, String name) {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientName(name)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scopes(scopes -> scopes.addAll(Scopes.all()))
                .clientSettings(settings().build())
                .tokenSettings(
                        TokenSettings.builder()
                                .accessTokenTimeToLive(ACCESS)
                                .refreshTokenTimeToLive(REFRESH)
                                .reuseRefreshTokens(false)
                                .build());
    }

    static ClientSettings.Builder settings() {
        return ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false);
    }

    /** Writes a client down; two instances that start together take turns. */
    @Transactional
    public void register(RegisteredClient client) {
        jdbc.sql("LOCK TABLE oauth2_registered_client IN SHARE ROW EXCLUSIVE MODE").update();
        clients.save(client);
    }
}
