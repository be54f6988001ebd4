package dev.backroad.identity.token;

import dev.backroad.identity.account.Account;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;

/** What a program learns of a person, by the scopes that were granted. */
final class PersonClaims {

    private PersonClaims() {}

    static Map<String, Object> of(Account account, Set<String> scopes) {
        var claims = new HashMap<String, Object>();
        if (scopes.contains(OidcScopes.PROFILE)) {
            claims.put(StandardClaimNames.PREFERRED_USERNAME, account.username());
            claims.put(StandardClaimNames.NAME, account.displayName());
        }
        if (scopes.contains(OidcScopes.EMAIL)) {
            claims.put(StandardClaimNames.EMAIL, account.email());
            // There is no account before its address is confirmed.
            claims.put(StandardClaimNames.EMAIL_VERIFIED, true);
        }
        return claims;
    }
}
