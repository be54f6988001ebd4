package dev.backroad.identity.token;

import dev.backroad.identity.account.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** The scopes there are: who somebody is, and what each role gives. */
public final class Scopes {

    private Scopes() {}

    /** Returns every scope a client can be registered for. */
    public static List<String> all() {
        var ofRoles = Arrays.stream(Role.values()).flatMap(role -> role.scopes().stream());
        return Stream.concat(
                        Stream.of(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL),
                        ofRoles.sorted())
                .toList();
    }
}
