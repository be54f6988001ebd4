package dev.backroad.identity.token;

import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.signon.SingleSignOn;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationEndpointConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** {@code /oauth2/authorize}: where a program sends a browser to ask for a person's consent. */
@Component
final class AuthorizationEndpoint {

    private final Accounts accounts;
    private final SingleSignOn signOn;
    private final AuthorizationRules rules;
    private final GivenAuthorization given;
    private final RefusedAuthorization refused;

    AuthorizationEndpoint(
            Accounts accounts,
            SingleSignOn signOn,
            AuthorizationRules rules,
            GivenAuthorization given,
            RefusedAuthorization refused) {
        this.accounts = accounts;
        this.signOn = signOn;
        this.rules = rules;
        this.given = given;
        this.refused = refused;
    }

    void configure(OAuth2AuthorizationEndpointConfigurer endpoint) {
        endpoint.authorizationRequestConverters(all -> all.replaceAll(this::completed))
                .authenticationProviders(all -> all.forEach(this::addRules))
                .consentPage("/identity/consent")
                .authorizationResponseHandler(given)
                .errorResponseHandler(refused);
    }

    private AuthenticationConverter completed(AuthenticationConverter converter) {
        return converter instanceof OAuth2AuthorizationCodeRequestAuthenticationConverter
                ? new AuthorizationRequests(converter, accounts, signOn)
                : converter;
    }

    private void addRules(AuthenticationProvider provider) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
            requests.setAuthenticationValidator(
                    new OAuth2AuthorizationCodeRequestAuthenticationValidator().andThen(rules));
            requests.setAuthorizationConsentRequired(new ConsentRequired());
        }
        if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider consents) {
            consents.setAuthorizationConsentCustomizer(AuthorizationEndpoint::takeNoForNo);
        }
    }

    /** Otherwise "no" to something new is answered with what was allowed earlier. */
    private static void takeNoForNo(OAuth2AuthorizationConsentAuthenticationContext context) {
        OAuth2AuthorizationConsentAuthenticationToken answer = context.getAuthentication();
        if (answer.getScopes().isEmpty()) {
            context.getAuthorizationConsent().authorities(Set::clear);
        }
    }
}
