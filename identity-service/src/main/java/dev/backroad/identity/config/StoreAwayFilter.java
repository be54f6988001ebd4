package dev.backroad.identity.config;

import dev.backroad.identity.account.HashingBusyException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 when the database is away or somebody is too busy. Sessions and the protocol live in
 * filters, whose failures no controller advice sees, and a session is written while a page is
 * rendered, which wraps them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StoreAwayFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(StoreAwayFilter.class);

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (HashingBusyException busy) {
            comeBack(response);
        } catch (ServletException | RuntimeException failed) {
            if (!isOfTheDatabase(failed) || response.isCommitted()) {
                throw failed;
            }
            log.warn("The database does not answer: {}", failed.getMessage());
            comeBack(response);
        }
    }

    private static boolean isOfTheDatabase(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(each ->
                        each instanceof DataAccessResourceFailureException
                                || each instanceof TransientDataAccessException
                                || each instanceof CannotCreateTransactionException
                                // A connection that breaks is one that cannot roll back either.
                                || each instanceof TransactionSystemException);
    }

    private static void comeBack(HttpServletResponse response) throws IOException {
        response.reset();
        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
}
