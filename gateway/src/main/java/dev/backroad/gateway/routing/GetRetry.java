package dev.backroad.gateway.routing;

import dev.backroad.gateway.problem.Silence;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Tries a GET again, at most twice, when the part hung up or refused. Not after a time-out: that
 * would only add load to a part that is slow already, and not beyond the budget of the part.
 * Nothing but GET is ever repeated, because we cannot know what the first try did.
 */
record GetRetry(RetryBudget budget) implements GatewayFilter {

    private static final int RETRIES = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!HttpMethod.GET.equals(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        budget.countRequest();
        Retry again =
                Retry.backoff(RETRIES, FIRST_PAUSE)
                        .filter(failure ->
                                Silence.of(failure) == Silence.AWAY && budget.takeRetry())
                        .doBeforeRetry(signal -> ServerWebExchangeUtils.reset(exchange))
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure());
        return Mono.defer(() -> chain.filter(exchange)).retryWhen(again);
    }
}
