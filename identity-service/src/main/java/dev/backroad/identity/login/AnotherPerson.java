package dev.backroad.identity.login;

import dev.backroad.identity.signon.SingleSignOn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/**
 * A session belongs to one person. When somebody else signs in where somebody is signed in already,
 * the old session ends for all its programs, and another begins.
 */
@Component
final class AnotherPerson implements SessionAuthenticationStrategy {

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
    private final SingleSignOn signOn;

    AnotherPerson(SingleSignOn signOn) {
        this.signOn = signOn;
    }

    @Override
    public void onAuthentication(
            Authentication person, HttpServletRequest request, HttpServletResponse response) {
        var before = SecurityContextHolder.getContext().getAuthentication();
        if (trust.isAuthenticated(before) && !before.getName().equals(person.getName())) {
            UnfinishedAuthorization.carryOver(
                    request,
                    () -> {
                        signOn.end(request);
                        request.getSession().invalidate();
                    });
        }
    }
}
