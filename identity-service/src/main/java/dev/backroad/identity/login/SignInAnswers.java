package dev.backroad.identity.login;

import dev.backroad.identity.account.HashingBusyException;
import dev.backroad.identity.brake.ClientAddress;
import dev.backroad.identity.brake.TooManyTriesException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** What follows a sign-in, whether it worked or not. */
@Component
final class SignInAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    /** The page; it finds the reason in the request attribute of the same name. */
    static final String WAIT = "/identity/wait";

    private static final int LONGEST_BROWSER = 200;

    private final UnfinishedAuthorization unfinished;

    SignInAnswers(UnfinishedAuthorization unfinished) {
        this.unfinished = unfinished;
    }

    /** Says where an attempt comes from: the gateway stands between us and the browser. */
    static WebAuthenticationDetails details(HttpServletRequest request) {
        var session = request.getSession(false);
        return new WebAuthenticationDetails(
                ClientAddress.of(request).text(), session == null ? null : session.getId());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        var session = request.getSession();
        session.setMaxInactiveInterval(SessionConfiguration.IDLE_SECONDS);
        // People recognise their sign-ins by it when they look at the list.
        session.setAttribute("browser", browser(request));
        response.sendRedirect(unfinished.next(request, response));
    }

    private static String browser(HttpServletRequest request) {
        var name = request.getHeader("User-Agent");
        return name == null ? "" : name.substring(0, Math.min(name.length(), LONGEST_BROWSER));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (why instanceof TooManyTriesException || why instanceof HashingBusyException) {
            request.setAttribute(WAIT, why);
            request.getRequestDispatcher(WAIT).forward(request, response);
        } else {
            response.sendRedirect("/login?error");
        }
    }
}
