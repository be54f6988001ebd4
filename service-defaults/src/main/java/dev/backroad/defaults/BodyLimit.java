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

    private static final int MEBIBYTE = 1024 * 1024;

    private final Operations operations;
    private final HandlerExceptionResolver problems;

    BodyLimit(Operations operations, HandlerExceptionResolver problems) {
        this.operations = operations;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOfUnknownLength(request)) {
            doFilterCounted(request, response, chain, mebibytes(request));
        } else if (isWithin(request, 1) || isWithin(request, mebibytes(request))) {
            chain.doFilter(request, response);
        } else {
            refuse(request, response, mebibytes(request));
        }
    }

    private static boolean isWithin(HttpServletRequest request, int mebibytes) {
        return request.getContentLengthLong() <= (long) mebibytes * MEBIBYTE;
    }

    private int mebibytes(HttpServletRequest request) {
        return operations
                .annotation(request, LargerBody.class)
                .map(LargerBody::mebibytes)
                .orElse(1);
    }

    private void doFilterCounted(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            int mebibytes)
            throws ServletException, IOException {
        var largest = mebibytes * MEBIBYTE;
        var body = request.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            refuse(request, response, mebibytes);
        } else {
            chain.doFilter(new RepeatableBody(request, body), response);
        }
    }

    private static boolean isOfUnknownLength(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                && (type == null || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, int mebibytes) {
        var refusal =
                new ProblemException(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "content-too-large",
                        "The body has more than " + mebibytes + " MiB.");
        problems.resolveException(request, response, null, refusal);
    }
}
