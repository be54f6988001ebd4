package dev.backroad.defaults;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses a body of the type "anything", which Spring MVC would take for a failure of its own. A
 * filter, because router functions (GraphQL has one) read the header before any interceptor.
 */
final class WildcardContentType extends OncePerRequestFilter {

    private final HandlerExceptionResolver problems;

    WildcardContentType(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        if (type == null || !type.contains("*")) {
            chain.doFilter(request, response);
            return;
        }
        problems.resolveException(
                request,
                response,
                null,
                new ProblemException(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        "The Content-Type of a body has no wildcard."));
    }
}
