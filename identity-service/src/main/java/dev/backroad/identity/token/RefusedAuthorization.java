package dev.backroad.identity.token;

import dev.backroad.defaults.BackroadProperties;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Answers an authorization request that is refused: the client hears it at its redirect URI, and
 * when that URI cannot be trusted, the person reads it on a page and is sent nowhere.
 */
@Component
final class RefusedAuthorization implements AuthenticationFailureHandler {

    /** The page; it finds the reason in the request attribute of the same name. */
    static final String PAGE = "/identity/refused";

    private final BackroadProperties backroad;

    RefusedAuthorization(BackroadProperties backroad) {
        this.backroad = backroad;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        var error = ((OAuth2AuthenticationException) why).getError();
        var asked = requestOf(why);
        if (asked == null || !StringUtils.hasText(asked.getRedirectUri())) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            request.setAttribute(PAGE, String.valueOf(error.getDescription()));
            request.getRequestDispatcher(PAGE).forward(request, response);
            return;
        }
        var answer = new AuthorizationAnswer(asked, backroad.publicUrl());
        answer.add(OAuth2ParameterNames.ERROR, error.getErrorCode());
        answer.add(OAuth2ParameterNames.ERROR_DESCRIPTION, error.getDescription());
        response.sendRedirect(answer.location());
    }

    private static @Nullable OAuth2AuthorizationCodeRequestAuthenticationToken requestOf(
            AuthenticationException why) {
        return why instanceof OAuth2AuthorizationCodeRequestAuthenticationException refused
                ? refused.getAuthorizationCodeRequestAuthentication()
                : null;
    }
}
