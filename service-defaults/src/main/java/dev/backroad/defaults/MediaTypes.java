package dev.backroad.defaults;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses a body of the type "anything", which Spring MVC would take for a failure of its own, and
 * an Accept that nobody can read. A filter, because router functions (GraphQL has one) read these
 * headers before any interceptor.
 */
final class MediaTypes extends OncePerRequestFilter {

    private final HeaderContentNegotiationStrategy accept = new HeaderContentNegotiationStrategy();
    private final HandlerExceptionResolver problems;

    MediaTypes(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            check(request);
        } catch (ProblemException | HttpMediaTypeNotAcceptableException refused) {
            problems.resolveException(request, response, null, refused);
            return;
        }
        chain.doFilter(request, response);
    }

    private void check(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        var type = request.getContentType();
        if (type != null && type.contains("*")) {
            throw new ProblemException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-media-type",
                    "The Content-Type of a body has no wildcard.");
        }
        accept.resolveMediaTypes(new ServletWebRequest(request));
    }
}
