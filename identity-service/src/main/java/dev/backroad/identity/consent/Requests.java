package dev.backroad.identity.consent;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Service;
import org.springframework.util.StringUtils;

/**
 * Finds what was asked by what we wrote down, and not by the address of the page, which anybody can
 * make up.
 */
@Service
class Requests {

    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);
    private static final String DESCRIPTION = "settings.client.backroad.description";

    private final OAuth2AuthorizationService grants;
    private final OAuth2AuthorizationConsentService consents;
    private final RegisteredClientRepository clients;

    Requests(
            OAuth2AuthorizationService grants,
            OAuth2AuthorizationConsentService consents,
            RegisteredClientRepository clients) {
        this.grants = grants;
        this.consents = consents;
        this.clients = clients;
    }

    /** Returns the request that waits under a state for the answer of a person. */
    Optional<Request> find(String state, String person) {
        return Optional.of(state)
                .filter(StringUtils::hasText)
                .flatMap(token -> Optional.ofNullable(grants.findByToken(token, STATE)))
                .filter(grant -> grant.getPrincipalName().equals(person))
                .flatMap(grant ->
                        Optional.ofNullable(clients.findById(grant.getRegisteredClientId()))
                                .map(client -> describe(grant, client, state)));
    }

    private Request describe(OAuth2Authorization grant, RegisteredClient client, String state) {
        OAuth2AuthorizationRequest asked =
                Objects.requireNonNull(
                        grant.getAttribute(OAuth2AuthorizationRequest.class.getName()));
        var allowed = allowed(client, grant.getPrincipalName());
        return new Request(
                client.getClientId(),
                client.getClientName(),
                client.getClientSettings().isRequireAuthorizationConsent(),
                Objects.requireNonNullElse(client.getClientSettings().getSetting(DESCRIPTION), ""),
                state,
                words(asked.getScopes(), scope -> !allowed.contains(scope)),
                words(asked.getScopes(), allowed::contains),
                origin(asked, client));
    }

    private Set<String> allowed(RegisteredClient client, String person) {
        return Optional.ofNullable(consents.findById(client.getId(), person))
                .map(OAuth2AuthorizationConsent::getScopes)
                .orElse(Set.of());
    }

    private static SortedMap<String, String> words(Set<String> scopes, Predicate<String> which) {
        var words = new TreeMap<String, String>();
        scopes.stream().filter(which).forEach(scope -> words.put(scope, ScopeWords.of(scope)));
        return words;
    }

    private static String origin(OAuth2AuthorizationRequest asked, RegisteredClient client) {
        var target =
                URI.create(
                        Objects.requireNonNullElseGet(
                                asked.getRedirectUri(),
                                () -> client.getRedirectUris().iterator().next()));
        return target.getScheme() + "://" + target.getRawAuthority();
    }
}
