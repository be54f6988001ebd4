package dev.backroad.identity.token;

import java.util.Set;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;

/** Spring's rule of who must be asked for consent, and what it leaves out: prompt=consent. */
final class ConsentRequired
        implements Predicate<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    @Override
    public boolean test(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        var request = context.getAuthorizationRequest();
        return request != null && (isWanted(request) || isMissing(request, context));
    }

    private static boolean isWanted(OAuth2AuthorizationRequest request) {
        var prompt = (String) request.getAdditionalParameters().get("prompt");
        return LoginDemand.of(prompt, null).isConsentWanted();
    }

    private static boolean isMissing(
            OAuth2AuthorizationRequest request,
            OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        var consent = context.getAuthorizationConsent();
        return context.getRegisteredClient().getClientSettings().isRequireAuthorizationConsent()
                && !request.getScopes().equals(Set.of(OidcScopes.OPENID))
                && (consent == null || !consent.getScopes().containsAll(request.getScopes()));
    }
}
