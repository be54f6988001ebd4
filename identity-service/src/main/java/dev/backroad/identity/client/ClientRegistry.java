package dev.backroad.identity.client;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.identity.token.ClientSecretHashing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers and removes the programs of others. They always ask people for their consent. */
@Service
class ClientRegistry {

    /** What somebody wanted to do with a client, and how it ended. */
    enum Removal {
        REMOVED,
        UNKNOWN,
        OURS
    }

    static final String DESCRIPTION = "settings.client.backroad.description";

    private static final Duration ACCESS = Duration.ofMinutes(5);
    private static final Duration REFRESH = Duration.ofHours(12);

    private final RegisteredClientRepository repository;
    private final ClientSecretHashing hashing;
    private final IdGenerator ids;
    private final InstantSource time;
    private final JdbcClient jdbc;
    private final ClientSecrets secrets = new ClientSecrets();

    ClientRegistry(
            RegisteredClientRepository repository,
            PasswordEncoder hashing,
            IdGenerator ids,
            InstantSource time,
            JdbcClient jdbc) {
        this.repository = repository;
        this.hashing = new ClientSecretHashing(hashing);
        this.ids = ids;
        this.time = time;
        this.jdbc = jdbc;
    }

    List<ClientView> all() {
        return jdbc
                .sql("SELECT client_id FROM oauth2_registered_client ORDER BY client_id")
                .query(String.class)
                .list()
                .stream()
                .flatMap(id -> Stream.ofNullable(repository.findByClientId(id)))
                .map(client -> view(client, null))
                .toList();
    }

    ClientView register(NewClient wanted) {
        var secret = wanted.confidential() ? secrets.next() : null;
        var client = registered(wanted, secret);
        repository.save(client);
        return view(client, secret);
    }

    private RegisteredClient registered(NewClient wanted, @Nullable String secret) {
        var id = ids.next().toString();
        var client =
                RegisteredClient.withId(id)
                        .clientId(id)
                        .clientIdIssuedAt(time.instant())
                        .clientName(wanted.name())
                        .redirectUris(uris -> uris.addAll(wanted.redirectUris()))
                        .postLogoutRedirectUris(
                                uris -> uris.addAll(wanted.postLogoutRedirectUris()))
                        .scopes(scopes -> scopes.addAll(wanted.scopes()))
                        .authorizationGrantTypes(types ->
                                wanted.grantTypes().stream()
                                        .map(AuthorizationGrantType::new)
                                        .forEach(types::add))
                        .clientAuthenticationMethods(methods -> methods.addAll(methods(secret)))
                        .clientSettings(
                                ClientSettings.builder()
                                        .requireProofKey(true)
                                        .requireAuthorizationConsent(true)
                                        .setting(DESCRIPTION, wanted.description())
                                        .build())
                        .tokenSettings(
                                TokenSettings.builder()
                                        .accessTokenTimeToLive(ACCESS)
                                        .refreshTokenTimeToLive(REFRESH)
                                        .reuseRefreshTokens(false)
                                        .build());
        if (secret != null) {
            client.clientSecret(hashing.encode(secret));
        }
        return client.build();
    }

    private static Set<ClientAuthenticationMethod> methods(@Nullable String secret) {
        return secret == null
                ? Set.of(ClientAuthenticationMethod.NONE)
                : Set.of(
                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                        ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }

    private static ClientView view(RegisteredClient client, @Nullable String secret) {
        return new ClientView(
                client.getClientId(),
                client.getClientName(),
                Objects.requireNonNullElse(client.getClientSettings().getSetting(DESCRIPTION), ""),
                client.getRedirectUris().stream().sorted().toList(),
                client.getPostLogoutRedirectUris().stream().sorted().toList(),
                client.getScopes().stream().sorted().toList(),
                client.getAuthorizationGrantTypes().stream()
                        .map(AuthorizationGrantType::getValue)
                        .sorted()
                        .toList(),
                client.getClientSecret() != null,
                isOurs(client),
                Objects.requireNonNull(client.getClientIdIssuedAt()),
                secret);
    }

    private static boolean isOurs(RegisteredClient client) {
        return !client.getClientSettings().isRequireAuthorizationConsent();
    }

    /** Removes a client with all that people have given it. */
    @Transactional
    public Removal remove(String clientId) {
        var client = repository.findByClientId(clientId);
        if (client == null) {
            return Removal.UNKNOWN;
        }
        if (isOurs(client)) {
            return Removal.OURS;
        }
        delete("oauth2_authorization WHERE registered_client_id = ?", client.getId());
        delete("oauth2_authorization_consent WHERE registered_client_id = ?", client.getId());
        delete("oauth2_registered_client WHERE id = ?", client.getId());
        return Removal.REMOVED;
    }

    private void delete(String what, String id) {
        jdbc.sql("DELETE FROM " + what).param(id).update();
    }
}
