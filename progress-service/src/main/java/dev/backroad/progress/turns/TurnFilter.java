package dev.backroad.progress.turns;

import dev.backroad.defaults.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets what one caller writes wait in a line of their own, and keeps that line short. */
final class TurnFilter extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Turns turns;
    private final HandlerExceptionResolver problems;

    TurnFilter(Turns turns, HandlerExceptionResolver problems) {
        this.turns = turns;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = caller();
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
        } else if (turns.begin(caller.get())) {
            try {
                chain.doFilter(request, response);
            } finally {
                turns.end(caller.get());
            }
        } else {
            refuse(request, response);
        }
    }

    /** Strangers write nothing: they may have a certificate checked. */
    private static Optional<String> caller() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(caller -> !(caller instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        problems.resolveException(
                request,
                response,
                null,
                new ProblemException(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-at-once",
                        "So many of your changes are on their way that this one waited for its"
                                + " turn in vain. Nothing was changed. Send it again."));
    }
}
