package dev.backroad.identity.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers a client that is not who it says, or does not say it, after RFC 6749, section 5.2. */
final class RefusedClient implements AuthenticationEntryPoint {

    private final OAuth2ErrorHttpMessageConverter json = new OAuth2ErrorHttpMessageConverter();

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var code =
                why instanceof OAuth2AuthenticationException wrong
                        ? wrong.getError().getErrorCode()
                        : OAuth2ErrorCodes.INVALID_CLIENT;
        var answer = new ServletServerHttpResponse(response);
        if (code.equals(OAuth2ErrorCodes.INVALID_CLIENT)) {
            answer.setStatusCode(HttpStatus.UNAUTHORIZED);
            answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"backroad\"");
        } else {
            answer.setStatusCode(HttpStatus.BAD_REQUEST);
        }
        json.write(new OAuth2Error(code), null, answer);
    }
}
