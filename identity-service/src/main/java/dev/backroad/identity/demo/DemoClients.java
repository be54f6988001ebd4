package dev.backroad.identity.demo;

import dev.backroad.identity.signon.BackChannel;
import dev.backroad.identity.token.ClientSecretHashing;
import dev.backroad.identity.token.Scopes;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.transaction.support.TransactionOperations;

/** Registers the command line and the gateway as OAuth2 clients. */
final class DemoClients implements ApplicationRunner {

    private static final String GATEWAY = "backroad-web";
    private static final Duration ACCESS = Duration.ofMinutes(5);
    private static final Duration REFRESH = Duration.ofHours(12);

    private final RegisteredClientRepository clients;
    private final ClientSecretHashing secrets;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final URI publicUrl;
    private final URI gatewayUrl;

    DemoClients(
            RegisteredClientRepository clients,
            PasswordEncoder secrets,
            JdbcClient jdbc,
            TransactionOperations transaction,
            URI publicUrl,
            URI gatewayUrl) {
        this.clients = clients;
        this.secrets = new ClientSecretHashing(secrets);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.publicUrl = publicUrl;
        this.gatewayUrl = gatewayUrl;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(_ -> {
            // Two instances that start together take turns.
            jdbc.sql("LOCK TABLE oauth2_registered_client IN SHARE ROW EXCLUSIVE MODE").update();
            clients.save(commandLine());
            clients.save(gateway());
        });
    }

    private static RegisteredClient commandLine() {
        return client("backroad-cli", "Command line")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .redirectUri("http://127.0.0.1:8089/callback")
                .build();
    }

    private RegisteredClient gateway() {
        return client(GATEWAY, "Backroad")
                .clientSecret(secretOfGateway())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(publicUrl + "/session/callback")
                .postLogoutRedirectUri(publicUrl + "/")
                .clientSettings(
                        settings()
                                .setting(
                                        BackChannel.URI_SETTING,
                                        gatewayUrl + "/session/back-channel-logout")
                                .build())
                .build();
    }

    /** Hashing is slow and salted: a hash that is stored already stays. */
    private String secretOfGateway() {
        return Optional.ofNullable(clients.findByClientId(GATEWAY))
                .map(RegisteredClient::getClientSecret)
                .orElseGet(() -> secrets.encode("backroad-web-demo"));
    }

    private static RegisteredClient.Builder client(String clientId, String name) {
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

    private static ClientSettings.Builder settings() {
        return ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false);
    }
}
