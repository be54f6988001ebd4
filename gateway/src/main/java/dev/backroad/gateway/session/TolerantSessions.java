package dev.backroad.gateway.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Goes on as if nobody were signed in when the session store does not answer, so that what needs no
 * session keeps working; {@link #areAway} tells the refusals of everything else why.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class TolerantSessions implements WebFilter {

    private static final Logger log = LoggerFactory.getLogger(TolerantSessions.class);
    private static final String AWAY = TolerantSessions.class.getName() + ".away";
    private static final String ASKED = TolerantSessions.class.getName() + ".asked";

    /** Makes sessions that are never saved and never reach the browser. */
    private final InMemoryWebSessionStore nowhere = new InMemoryWebSessionStore();

    /** As for one command: reading a session is one, and a queue before it is no excuse. */
    private final Duration patience;

    /** Only changes are logged: while the store is away, every request would say so. */
    private final AtomicBoolean storeAway = new AtomicBoolean();

    TolerantSessions(@Value("${spring.data.redis.timeout}") Duration commandTimeout) {
        patience = commandTimeout;
    }

    /** Whether this request had a session that could not be read. */
    public static boolean areAway(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(AWAY);
    }

    /** Whether anybody has needed the session of this request so far. */
    public static boolean wereAsked(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(ASKED);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(tolerant(exchange))
                // A session is saved when the response is committed: do it where a failure is
                // handled.
                .then(Mono.defer(exchange.getResponse()::setComplete));
    }

    private ServerWebExchange tolerant(ServerWebExchange exchange) {
        return new ServerWebExchangeDecorator(exchange) {

            // Once: a session that comes too late must not sign in a request half answered.
            private final Mono<WebSession> session =
                    super.getSession()
                            // Connecting to Redis blocks, and must not stop an event loop.
                            .doOnSubscribe(_ -> exchange.getAttributes().put(ASKED, true))
                            .subscribeOn(Schedulers.boundedElastic())
                            .timeout(patience)
                            .doOnNext(_ -> storeAnswers(exchange))
                            .onErrorResume(failure -> nobody(exchange, failure))
                            .cache();

            @Override
            public Mono<WebSession> getSession() {
                return session;
            }
        };
    }

    private Mono<WebSession> nobody(ServerWebExchange exchange, Throwable failure) {
        exchange.getAttributes().put(AWAY, true);
        if (storeAway.compareAndSet(false, true)) {
            log.warn("Sessions cannot be read: {}", failure.toString());
        }
        return nowhere.createWebSession();
    }

    private void storeAnswers(ServerWebExchange exchange) {
        // Without a cookie nothing was read: a new session is not stored yet.
        if (SessionCookie.in(exchange.getRequest()) && storeAway.compareAndSet(true, false)) {
            log.info("Sessions can be read again");
        }
    }
}
