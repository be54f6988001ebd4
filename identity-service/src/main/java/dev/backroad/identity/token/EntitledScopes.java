package dev.backroad.identity.token;

import dev.backroad.identity.account.Account;
import dev.backroad.identity.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Takes out of an authorization request what the roles of whoever signed in do not give. The client
 * is not refused: it gets less, and the token response tells it so (RFC 6749, 3.3).
 */
final class EntitledScopes implements AuthenticationConverter {

    private final AuthenticationConverter requests;
    private final Accounts accounts;

    EntitledScopes(AuthenticationConverter requests, Accounts accounts) {
        this.requests = requests;
        this.accounts = accounts;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var converted = requests.convert(request);
        return converted instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked
                ? signedIn(asked)
                        .<Authentication>map(account -> limit(asked, account))
                        .orElse(asked)
                : converted;
    }

    private Optional<Account> signedIn(OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        return asked.getPrincipal() instanceof Authentication person
                        && person.isAuthenticated()
                        && !(person instanceof AnonymousAuthenticationToken)
                ? accounts.ofSubject(person.getName())
                : Optional.empty();
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationToken limit(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked, Account account) {
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                asked.getAuthorizationUri(),
                asked.getClientId(),
                (Authentication) asked.getPrincipal(),
                asked.getRedirectUri(),
                asked.getState(),
                account.entitledTo(asked.getScopes()),
                asked.getAdditionalParameters());
    }
}
