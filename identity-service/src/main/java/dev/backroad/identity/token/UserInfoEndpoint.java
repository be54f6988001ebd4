package dev.backroad.identity.token;

import dev.backroad.identity.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcUserInfoEndpointConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;

/** {@code /userinfo}: who a token speaks of, as the account is now. */
@Component
final class UserInfoEndpoint {

    private static final String PATH = "/userinfo";

    private final Accounts accounts;

    UserInfoEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Takes access tokens in the header or in a form, and at this endpoint only: at the
     * authorization endpoint one would stand for a sign-in, and be worth every scope there is.
     */
    static BearerTokenResolver tokens() {
        var here = PathPatternRequestMatcher.pathPattern(PATH);
        var tokens = new DefaultBearerTokenResolver();
        tokens.setAllowFormEncodedBodyParameter(true);
        return request -> here.matches(request) ? tokens.resolve(request) : null;
    }

    void configure(OidcUserInfoEndpointConfigurer endpoint) {
        endpoint.userInfoMapper(this::describe).errorResponseHandler(UserInfoEndpoint::refuse);
    }

    private OidcUserInfo describe(OidcUserInfoAuthenticationContext asked) {
        var account =
                accounts.ofSubject(asked.getAuthorization().getPrincipalName())
                        .orElseThrow(() ->
                                new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN));
        var claims = PersonClaims.of(account, asked.getAccessToken().getScopes());
        claims.put(StandardClaimNames.SUB, account.id().toString());
        return new OidcUserInfo(claims);
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        var error = ((OAuth2AuthenticationException) why).getError().getErrorCode();
        response.setStatus(
                OAuth2ErrorCodes.INSUFFICIENT_SCOPE.equals(error)
                        ? HttpStatus.FORBIDDEN.value()
                        : HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + error + "\"");
    }
}
