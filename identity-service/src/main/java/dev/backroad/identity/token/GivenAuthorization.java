package dev.backroad.identity.token;

import dev.backroad.defaults.BackroadProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Answers an authorization request that is granted: the client gets its code. */
@Component
final class GivenAuthorization implements AuthenticationSuccessHandler {

    private final BackroadProperties backroad;

    GivenAuthorization(BackroadProperties backroad) {
        this.backroad = backroad;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication given)
            throws IOException {
        var asked = (OAuth2AuthorizationCodeRequestAuthenticationToken) given;
        var answer = new AuthorizationAnswer(asked, backroad.publicUrl());
        answer.add(
                OAuth2ParameterNames.CODE,
                Objects.requireNonNull(asked.getAuthorizationCode()).getTokenValue());
        response.sendRedirect(answer.location());
    }
}
