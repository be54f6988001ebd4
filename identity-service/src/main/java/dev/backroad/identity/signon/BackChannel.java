package dev.backroad.identity.signon;

import java.net.URI;
import java.util.Optional;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/** Where clients want to hear of the end of a session (OpenID Connect Back-Channel Logout 1.0). */
@Component
public class BackChannel {

    /** The name of the client setting that holds the address; clients without it hear nothing. */
    public static final String URI_SETTING = "backroad.back-channel-logout-uri";

    /** Who is to be told, and where. */
    record Address(String clientId, URI uri) {}

    private final RegisteredClientRepository clients;

    BackChannel(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    /** Returns where a client listens; empty when it does not, or is no more. */
    Optional<Address> of(String registeredClientId) {
        return Optional.ofNullable(clients.findById(registeredClientId))
                .flatMap(client ->
                        Optional.ofNullable(
                                        client.getClientSettings().<String>getSetting(URI_SETTING))
                                .map(uri -> new Address(client.getClientId(), URI.create(uri))));
    }
}
