package dev.backroad.identity.token;

import dev.backroad.identity.account.Account;
import dev.backroad.identity.account.Accounts;
import java.security.Principal;
import java.util.Collections;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
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

    private static final String SID = "sid";

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
            var account = stillEntitled(token);
            token.getClaims()
                    .claim(StandardClaimNames.PREFERRED_USERNAME, account.username())
                    .claim(StandardClaimNames.NAME, account.displayName());
        }
    }

    private void describePerson(JwtEncodingContext token) {
        token.getJwsHeader().type("JWT");
        var person = PersonClaims.of(stillEntitled(token), token.getAuthorizedScopes());
        token.getClaims()
                .claims(claims -> {
                    claims.putAll(person);
                    describeLogin(token, claims);
                });
    }

    /**
     * Says when and in which session somebody signed in, from the grant and so the same after each
     * refresh. Spring would name the person's newest session, whichever browser asked.
     */
    private static void describeLogin(JwtEncodingContext token, Map<String, Object> claims) {
        claims.remove(SID);
        var grant = token.getAuthorization();
        if (grant != null) {
            Grants.sidOf(grant).ifPresent(sid -> claims.put(SID, sid));
        }
        Optional.ofNullable(token.<Authentication>getPrincipal())
                .flatMap(LoginDemand::timeOf)
                .ifPresent(time -> claims.put(IdTokenClaimNames.AUTH_TIME, Date.from(time)));
        claims.put(IdTokenClaimNames.ACR, Discovery.ACR);
        claims.put(IdTokenClaimNames.AMR, Collections.singletonList("pwd"));
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
