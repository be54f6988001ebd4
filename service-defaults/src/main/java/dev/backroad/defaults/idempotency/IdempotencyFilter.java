package dev.backroad.defaults.idempotency;

import dev.backroad.defaults.Operations;
import dev.backroad.defaults.ProblemException;
import dev.backroad.defaults.RepeatableBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives a POST with an {@code Idempotency-Key} its effect once. The effect and the stored answer
 * are one transaction: either both are there when the request comes again, or neither, and then it
 * is done as if it were the first. So only answers that tell of an effect (2xx) are stored; what is
 * refused, or fails, has changed nothing and may be tried again under the same key.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    private final StoredAnswers answers;
    private final Operations operations;
    private final PlatformTransactionManager transactions;
    private final HandlerExceptionResolver problems;

    IdempotencyFilter(
            StoredAnswers answers,
            Operations operations,
            PlatformTransactionManager transactions,
            HandlerExceptionResolver problems) {
        this.answers = answers;
        this.operations = operations;
        this.transactions = transactions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = callerOf(request);
        if (caller.isEmpty() || onlyAsks(request)) {
            chain.doFilter(request, response);
            return;
        }
        var answer = new ContentCachingResponseWrapper(response);
        try {
            // Before the transaction: a body that arrives slowly must not hold a connection. It is
            // none of those that are too large.
            var body = request.getInputStream().readAllBytes();
            var keyed = KeyedRequest.of(request, body, caller.get());
            doOnce(keyed, new RepeatableBody(request, body), answer, chain);
        } catch (RuntimeException refused) {
            answer.reset();
            problems.resolveException(request, answer, null, refused);
        }
        answer.copyBodyToResponse();
    }

    /** Empty when there is nothing to do here; strangers share no name under which to store. */
    private static Optional<Authentication> callerOf(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                        && request.getHeader(KeyedRequest.HEADER) != null
                ? Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                        .filter(caller -> !(caller instanceof AnonymousAuthenticationToken))
                : Optional.empty();
    }

    private boolean onlyAsks(HttpServletRequest request) {
        return operations.annotation(request, SafePost.class).isPresent();
    }

    private void doOnce(
            KeyedRequest keyed,
            HttpServletRequest request,
            ContentCachingResponseWrapper answer,
            FilterChain chain)
            throws ServletException, IOException {
        var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        var hadEffect = false;
        try {
            hadEffect = replayOrDo(keyed, request, answer, chain);
        } finally {
            if (hadEffect) {
                transactions.commit(transaction);
            } else {
                transactions.rollback(transaction);
            }
        }
    }

    private boolean replayOrDo(
            KeyedRequest keyed,
            HttpServletRequest request,
            ContentCachingResponseWrapper answer,
            FilterChain chain)
            throws ServletException, IOException {
        if (!answers.begin(keyed)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "idempotency-key-in-flight",
                    "A request with this Idempotency-Key is being worked on. Try again in a"
                            + " moment.");
        }
        var stored = answers.find(keyed);
        if (stored.isPresent()) {
            replay(stored.get(), keyed, answer);
            return false;
        }
        chain.doFilter(request, answer);
        if (!HttpStatus.valueOf(answer.getStatus()).is2xxSuccessful()) {
            return false;
        }
        answers.store(keyed, StoredAnswer.of(keyed, answer));
        return true;
    }

    private static void replay(StoredAnswer stored, KeyedRequest keyed, HttpServletResponse answer)
            throws IOException {
        if (!stored.fingerprint().equals(keyed.fingerprint())) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another request. Take a new one.");
        }
        stored.writeTo(answer);
    }
}
