package dev.backroad.identity.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a request for tokens, or to revoke one, a single transaction, so that a code or a refresh
 * token is redeemed once, however many try at the same moment on however many instances. The answer
 * leaves after the commit: nobody holds a token that was never written down.
 */
final class Redemption extends OncePerRequestFilter {

    private static final RequestMatcher CHANGES_A_GRANT =
            new OrRequestMatcher(
                    PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/oauth2/token"),
                    PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/oauth2/revoke"));

    private final PlatformTransactionManager transactions;

    Redemption(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !CHANGES_A_GRANT.matches(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        var done = false;
        try {
            chain.doFilter(request, answer);
            done = true;
        } finally {
            end(transaction, done);
        }
        answer.copyBodyToResponse();
    }

    /** A refusal is committed, too: a code that is used twice ends what it gave. */
    private void end(TransactionStatus transaction, boolean done) {
        if (done) {
            transactions.commit(transaction);
        } else {
            transactions.rollback(transaction);
        }
    }
}
