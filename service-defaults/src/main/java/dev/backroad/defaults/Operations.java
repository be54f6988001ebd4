package dev.backroad.defaults;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** What the operation that a request leads to says of itself, for filters that stand before it. */
public final class Operations {

    private final HandlerMapping mapping;

    /** Asks the mapping that the dispatcher will ask, too. */
    public Operations(HandlerMapping mapping) {
        this.mapping = mapping;
    }

    /** Returns an annotation of the operation; empty also where the request leads to none. */
    public <A extends Annotation> Optional<A> annotation(
            HttpServletRequest request, Class<A> type) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        try {
            var found = mapping.getHandler(request);
            return found != null && found.getHandler() instanceof HandlerMethod operation
                    ? Optional.ofNullable(operation.getMethodAnnotation(type))
                    : Optional.empty();
        } catch (Exception nowhere) {
            // The dispatcher will say why, in its own words.
            return Optional.empty();
        }
    }
}
