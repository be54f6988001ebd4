package dev.backroad.identity.client;

import dev.backroad.defaults.BackroadProperties;
import dev.backroad.identity.signon.BackChannel;
import dev.backroad.identity.token.ClientSecretHashing;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * Registers the gateway, with the secret and the addresses that the settings name now: without it
 * nobody signs in by browser.
 */
@Component
@EnableConfigurationProperties(GatewayClientSettings.class)
final class GatewayClient implements ApplicationRunner {

    private final OwnClients clients;
    private final ClientSecretHashing secrets;
    private final GatewayClientSettings settings;
    private final BackroadProperties backroad;

    GatewayClient(
            OwnClients clients,
            PasswordEncoder secrets,
            GatewayClientSettings settings,
            BackroadProperties backroad) {
        this.clients = clients;
        this.secrets = new ClientSecretHashing(secrets);
        this.settings = settings;
        this.backroad = backroad;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        clients.register(gateway());
    }

    private RegisteredClient gateway() {
        return OwnClients.client("backroad-web", "Backroad")
                .clientSecret(secrets.encode(settings.webClientSecret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(backroad.publicUrl() + "/session/callback")
                .postLogoutRedirectUri(backroad.publicUrl() + "/")
                .clientSettings(
                        OwnClients.settings()
                                .setting(
                                        BackChannel.URI_SETTING,
                                        settings.gatewayUrl() + "/session/back-channel-logout")
                                .build())
                .build();
    }
}
