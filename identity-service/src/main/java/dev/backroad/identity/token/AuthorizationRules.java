package dev.backroad.identity.token;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * What OpenID Connect wants of an authorization request beyond Spring's own checks. Runs after
 * those of client, redirect URI and scope, and before anybody is asked to sign in: each refusal
 * goes to the client.
 */
@Component
final class AuthorizationRules
        implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    private static final String LOGIN_REQUIRED = "login_required";

    private final RecentLogin logins;
    private final IdTokenHints hints;

    AuthorizationRules(RecentLogin logins, IdTokenHints hints) {
        this.logins = logins;
        this.hints = hints;
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
        if (asked.getAdditionalParameters().get(AuthorizationRequests.UNSUPPORTED)
                instanceof OAuth2Error error) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(error, asked);
        }
        var demand = demandOf(asked);
        if (demand.isContradictory()) {
            throw refused(asked, OAuth2ErrorCodes.INVALID_REQUEST, "prompt=none stands alone.");
        }
        var person = (Authentication) asked.getPrincipal();
        if (demand.isSilent() && !logins.meets(person, demand)) {
            throw refused(asked, LOGIN_REQUIRED, "Nobody is signed in, or not recently enough.");
        }
        if (isSomebodyElse(person, parameter(asked, "id_token_hint"))) {
            throw refused(asked, LOGIN_REQUIRED, "Somebody else is signed in.");
        }
    }

    private static LoginDemand demandOf(OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        try {
            return LoginDemand.of(parameter(asked, "prompt"), parameter(asked, "max_age"));
        } catch (IllegalArgumentException wrong) {
            throw refused(
                    asked, OAuth2ErrorCodes.INVALID_REQUEST, "max_age is a number of seconds.");
        }
    }

    private boolean isSomebodyElse(Authentication person, @Nullable String hint) {
        return hint != null
                && person.isAuthenticated()
                && !(person instanceof AnonymousAuthenticationToken)
                && hints.read(hint)
                        .filter(token -> person.getName().equals(token.getSubject()))
                        .isEmpty();
    }

    private static @Nullable String parameter(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked, String name) {
        return (String) asked.getAdditionalParameters().get(name);
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked, String code, String why) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(code, why, null), asked);
    }
}
