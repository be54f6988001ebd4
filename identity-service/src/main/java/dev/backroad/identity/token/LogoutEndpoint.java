package dev.backroad.identity.token;

import dev.backroad.identity.signon.SingleSignOn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcLogoutEndpointConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** {@code /connect/logout}: where a program sends a browser to sign out everywhere. */
@Component
final class LogoutEndpoint {

    /** Asks the person, and says at the end that they are signed out. */
    private static final String ASK = "/logout";

    private static final String LEFT = "/login?logout";

    /** The page that says what was wrong; it reads the request attribute of the same name. */
    private static final String REFUSED = "/identity/refused-logout";

    private final LogoutRequests requests;
    private final SingleSignOn signOn;
    private final SecurityContextLogoutHandler leave = new SecurityContextLogoutHandler();
    private final OidcLogoutAuthenticationSuccessHandler redirect =
            new OidcLogoutAuthenticationSuccessHandler();

    LogoutEndpoint(IdTokenHints hints, RegisteredClientRepository clients, SingleSignOn signOn) {
        this.requests = new LogoutRequests(hints, clients);
        this.signOn = signOn;
    }

    void configure(OidcLogoutEndpointConfigurer endpoint) {
        endpoint.authenticationProviders(
                        all -> {
                            all.clear();
                            all.add(requests);
                        })
                .logoutResponseHandler(this::leave)
                .errorResponseHandler(LogoutEndpoint::refuse);
    }

    private void leave(
            HttpServletRequest request, HttpServletResponse response, Authentication checked)
            throws IOException, ServletException {
        var asked = (OidcLogoutAuthenticationToken) checked;
        if (asked.isPrincipalAuthenticated()) {
            if (!isAboutThisSession(request, asked)) {
                response.sendRedirect(ASK);
                return;
            }
            signOn.end(request);
        }
        leave.logout(request, response, null);
        if (StringUtils.hasText(asked.getPostLogoutRedirectUri())) {
            redirect.onAuthenticationSuccess(request, response, asked);
        } else {
            response.sendRedirect(LEFT);
        }
    }

    /** A program may end the session that it belongs to, and no other. */
    private boolean isAboutThisSession(
            HttpServletRequest request, OidcLogoutAuthenticationToken asked) {
        OidcIdToken hint = Objects.requireNonNull(asked.getIdToken());
        return asked.getName().equals(hint.getSubject())
                && signOn.sidOf(request)
                        .filter(sid -> sid.equals(hint.getClaim("sid")))
                        .isPresent();
    }

    /** Without proof of who asks, nobody is signed out, or sent anywhere, by a link. */
    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (!StringUtils.hasText(request.getParameter("id_token_hint"))) {
            response.sendRedirect(ASK);
            return;
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        request.setAttribute(REFUSED, String.valueOf(why.getMessage()));
        request.getRequestDispatcher(REFUSED).forward(request, response);
    }
}
