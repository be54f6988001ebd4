package dev.backroad.identity.token;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Lets an authorization request pass when somebody is signed in as its client demands it. */
@Component
final class RecentLogin implements AuthorizationManager<RequestAuthorizationContext> {

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
    private final InstantSource time;

    RecentLogin(InstantSource time) {
        this.time = time;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends Authentication> who, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var demand =
                LoginDemand.of(request.getParameter("prompt"), request.getParameter("max_age"));
        return new AuthorizationDecision(meets(who.get(), demand));
    }

    boolean meets(Authentication person, LoginDemand demand) {
        return trust.isAuthenticated(person) && demand.isMetBy(person, time.instant());
    }
}
