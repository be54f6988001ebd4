package dev.backroad.identity.token;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
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

    /** RFC 7636, 4.2. Whether there is one at all is checked by Spring. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

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
        refuseWeakProofKey(asked);
        var demand = demandOf(asked);
        var person = (Authentication) asked.getPrincipal();
        if (demand.isSilent() && !logins.meets(person, demand)) {
            throw refused(asked, LOGIN_REQUIRED, "Nobody is signed in, or not recently enough.");
        }
        if (isSomebodyElse(person, parameter(asked, "id_token_hint"))) {
            throw refused(asked, LOGIN_REQUIRED, "Somebody else is signed in.");
        }
    }

    private static void refuseWeakProofKey(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        var challenge = parameter(asked, PkceParameterNames.CODE_CHALLENGE);
        if (challenge != null && !CHALLENGE.matcher(challenge).matches()) {
            throw invalid(
                    asked, "code_challenge has 43 to 128 letters, digits, dots, dashes, _ or ~.");
        }
    }

    private static LoginDemand demandOf(OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        var demand = read(asked);
        if (demand.isUnknown()) {
            throw invalid(asked, "prompt is none, login, consent or select_account.");
        }
        if (demand.isContradictory()) {
            throw invalid(asked, "prompt=none stands alone.");
        }
        return demand;
    }

    private static LoginDemand read(OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        try {
            return LoginDemand.of(parameter(asked, "prompt"), parameter(asked, "max_age"));
        } catch (IllegalArgumentException wrong) {
            throw invalid(asked, "max_age is a number of seconds.");
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

    private static OAuth2AuthorizationCodeRequestAuthenticationException invalid(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked, String why) {
        return refused(asked, OAuth2ErrorCodes.INVALID_REQUEST, why);
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked, String code, String why) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(code, why, null), asked);
    }
}
