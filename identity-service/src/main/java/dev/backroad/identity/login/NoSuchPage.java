package dev.backroad.identity.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Whatever no rule names is not there, signed in or not; a sign-in would not help. Only the pages
 * that are for somebody lead to it.
 */
final class NoSuchPage implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** The page for a form whose session, and with it its token, is no more. */
    static final String EXPIRED = "/identity/expired";

    private final RequestMatcher forSomebody;
    private final AuthenticationEntryPoint signIn;

    NoSuchPage(RequestMatcher forSomebody, String login) {
        this.forSomebody = forSomebody;
        this.signIn = new LoginUrlAuthenticationEntryPoint(login);
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (forSomebody.matches(request)) {
            signIn.commence(request, response, why);
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    /** A form without its token has most likely waited too long. */
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        if (why instanceof CsrfException) {
            request.getRequestDispatcher(EXPIRED).forward(request, response);
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }
}
