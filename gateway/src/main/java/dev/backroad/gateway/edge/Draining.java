package dev.backroad.gateway.edge;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers for a while after we were told to stop: we are not ready any more, but not everybody has
 * heard it yet. Each answer ends its connection, so that the next request looks for another
 * instance, and none is under way on a connection that closes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Draining implements WebFilter, SmartLifecycle {

    private final Duration time;
    private volatile boolean isRunning;

    Draining(@Value("${backroad.drain}") Duration time) {
        this.time = time;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!isRunning) {
            exchange.getResponse()
                    .beforeCommit(() ->
                            Mono.fromRunnable(() ->
                                    exchange.getResponse()
                                            .getHeaders()
                                            .set(HttpHeaders.CONNECTION, "close")));
        }
        return chain.filter(exchange);
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    /** First of all that stops: the web server and what it needs come when this is done. */
    @Override
    public void stop(Runnable done) {
        stop();
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS).execute(done);
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
