package dev.backroad.gateway.routing;

import dev.backroad.gateway.problem.ProblemException;
import dev.backroad.gateway.problem.ProblemType;
import dev.backroad.gateway.problem.Silence;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Blames the client for a body that stops coming, not the part that waits for it too: otherwise a
 * dozen such clients would open the circuit breaker and close the door to everybody.
 */
final class UnfinishedBodies implements GatewayFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        AtomicBoolean unfinished = new AtomicBoolean();
        AtomicBoolean givenUp = new AtomicBoolean();
        var watched =
                new ServerHttpRequestDecorator(exchange.getRequest()) {
                    @Override
                    public Flux<DataBuffer> getBody() {
                        return super.getBody()
                                .doOnSubscribe(_ -> unfinished.set(true))
                                .doOnComplete(() -> unfinished.set(false))
                                .doOnError(_ -> givenUp.set(true));
                    }
                };
        return chain.filter(exchange.mutate().request(watched).build())
                .onErrorMap(
                        failure ->
                                switch (Silence.of(failure)) {
                                    case NONE -> false;
                                    case AWAY -> givenUp.get();
                                    case SLOW -> givenUp.get() || unfinished.get();
                                },
                        // On purpose without the cause: it would still count as silence.
                        _ ->
                                new ProblemException(
                                        ProblemType.REQUEST_TIMEOUT,
                                        "The body did not arrive in time."));
    }
}
