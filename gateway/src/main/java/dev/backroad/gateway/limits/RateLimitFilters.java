package dev.backroad.gateway.limits;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Where on a request's way it is counted. */
@Configuration(proxyBeanMethods = false)
class RateLimitFilters {

    /** Who signs in is nobody yet, so the address counts, before any work is done. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 15)
    WebFilter strangersPayFirst(RateLimits limits) {
        return (exchange, chain) ->
                kind(exchange) == Traffic.SIGN_IN
                        ? limits.pay(exchange, Traffic.SIGN_IN, Caller.address(exchange))
                                .then(Mono.defer(() -> chain.filter(exchange)))
                        : chain.filter(exchange);
    }

    /** Behind Spring Security's filters, which have -100: now it is known who calls. */
    @Bean
    @Order(0)
    WebFilter callersPay(RateLimits limits) {
        return (exchange, chain) -> {
            Traffic kind = kind(exchange);
            return kind == null || kind == Traffic.SIGN_IN
                    ? chain.filter(exchange)
                    : Caller.of(exchange)
                            .flatMap(caller -> limits.pay(exchange, kind, caller))
                            .then(Mono.defer(() -> chain.filter(exchange)));
        };
    }

    /** The first call is slow in a fresh JVM, slower than we let a request wait for it. */
    @Bean
    SmartInitializingSingleton firstCount(Buckets buckets) {
        Bucket nobodys = new Bucket(Traffic.READS, "first", new Limit(1, Duration.ofSeconds(1)));
        return () -> buckets.take(nobodys, 1, 0).onErrorComplete().subscribe();
    }

    private static @Nullable Traffic kind(ServerWebExchange exchange) {
        return TrafficTable.kind(exchange.getRequest());
    }
}
