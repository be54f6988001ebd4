package dev.backroad.identity.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Refuses what is wrong with a request of a client, whoever it is: two ways to say so at once (RFC
 * 6749, 2.3), and grants that nobody gets here, though Spring knows how to make them.
 */
final class ClientRequestRules implements AuthenticationConverter {

    private static final Set<String> GRANTS =
            Set.of(
                    AuthorizationGrantType.AUTHORIZATION_CODE.getValue(),
                    AuthorizationGrantType.CLIENT_CREDENTIALS.getValue(),
                    AuthorizationGrantType.REFRESH_TOKEN.getValue());

    /** Never says who the client is; the converters after this one do. */
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && (request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null
                        || request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) != null)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        var grant = request.getParameter(OAuth2ParameterNames.GRANT_TYPE);
        if (grant != null && !grant.isEmpty() && !GRANTS.contains(grant)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE);
        }
        return null;
    }
}
