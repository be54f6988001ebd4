package dev.backroad.identity.token;

import dev.backroad.identity.account.Account;
import dev.backroad.identity.account.Accounts;
import java.security.Principal;
import java.util.Collections;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/**
 * Writes what tokens say. Access tokens follow RFC 9068: their type and audience keep them and ID
 * tokens from ever being taken for each other.
 */
@Component
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String AUDIENCE = "backroad-api";
    static final String ACCESS_TOKEN_TYPE = "at+jwt";

    private final Accounts accounts;

    TokenClaims(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext token) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            describeAccess(token);
        } else {
            describePerson(token);
        }
    }

    private void describeAccess(JwtEncodingContext token) {
        token.getJwsHeader().type(ACCESS_TOKEN_TYPE);
        token.getClaims()
                // Not List.of: stored claims may hold only types that Spring Security's JSON reads
                // back.
                .audience(Collections.singletonList(AUDIENCE))
                .claim(OAuth2ParameterNames.CLIENT_ID, token.getRegisteredClient().getClientId())
                .claim(
                        OAuth2ParameterNames.SCOPE,
                        String.join(" ", token.getAuthorizedScopes().stream().sorted().toList()));
        if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType())) {
            name(token, stillEntitled(token));
        }
    }

    private void describePerson(JwtEncodingContext token) {
        token.getJwsHeader().type("JWT");
        var account = stillEntitled(token);
        if (token.getAuthorizedScopes().contains(OidcScopes.PROFILE)) {
            name(token, account);
        }
        if (token.getAuthorizedScopes().contains(OidcScopes.EMAIL)) {
            token.getClaims().claim(StandardClaimNames.EMAIL, account.email());
        }
    }

    private static void name(JwtEncodingContext token, Account account) {
        token.getClaims()
                .claim(StandardClaimNames.PREFERRED_USERNAME, account.username())
                .claim(StandardClaimNames.NAME, account.displayName());
    }

    /** A grant ends when its account is gone or has lost a role that the grant relies on. */
    private Account stillEntitled(JwtEncodingContext token) {
        return Optional.ofNullable(token.<Authentication>getPrincipal())
                .map(Principal::getName)
                .flatMap(accounts::ofSubject)
                .filter(account -> entitled(account, token))
                .orElseThrow(
                        () -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
    }

    private static boolean entitled(Account account, JwtEncodingContext token) {
        var granted = token.getAuthorizedScopes();
        return account.entitledTo(granted).containsAll(granted);
    }
}
