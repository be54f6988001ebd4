package dev.backroad.defaults;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses a body that is larger than those that the gateway lets pass: a service has a heap of its
 * own to lose, whoever calls it. Forms are smaller still, and Tomcat counts them.
 */
final class BodyLimit extends OncePerRequestFilter {

    private static final int LARGEST = 1024 * 1024;

    private final HandlerExceptionResolver problems;

    BodyLimit(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            refuse(request, response);
        } else if (isOfUnknownLength(request)) {
            doFilterCounted(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void doFilterCounted(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            refuse(request, response);
        } else {
            chain.doFilter(new RepeatableBody(request, body), response);
        }
    }

    private static boolean isOfUnknownLength(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                && (type == null || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        var refusal =
                new ProblemException(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "content-too-large",
                        "The body has more than 1 MiB.");
        problems.resolveException(request, response, null, refusal);
    }
}
