package dev.backroad.defaults;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The last rule: what no rule names is denied. Only where no operation waits behind the door a
 * caller whom we know may come in, to be told 404 or 405 instead of a misleading 403. Strangers
 * learn not even that.
 */
final class NothingThere implements AuthorizationManager<RequestAuthorizationContext> {

    private final Supplier<RequestMappingHandlerMapping> operations;

    NothingThere(Supplier<RequestMappingHandlerMapping> operations) {
        this.operations = operations;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> caller,
            RequestAuthorizationContext context) {
        return new AuthorizationDecision(
                isKnown(caller.get()) && !leadsToAnOperation(context.getRequest()));
    }

    private static boolean isKnown(@Nullable Authentication caller) {
        return caller != null
                && caller.isAuthenticated()
                && !(caller instanceof AnonymousAuthenticationToken);
    }

    private boolean leadsToAnOperation(HttpServletRequest request) {
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            return false;
        }
        try {
            var handler = operations.get().getHandler(request);
            return handler != null && handler.getHandler() instanceof HandlerMethod;
        } catch (HttpRequestMethodNotSupportedException otherMethodsOnly) {
            return false;
        } catch (Exception cannotSay) {
            return true;
        }
    }
}
