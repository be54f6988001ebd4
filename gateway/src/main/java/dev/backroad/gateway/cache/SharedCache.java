package dev.backroad.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps answers for a few seconds, as a CDN does: a thousand readers of one topic in a second are
 * one request to the service, for whose answer all who come meanwhile wait, and one to renew it
 * before its time is over. Who may have an answer was decided before; only routes that everybody
 * may read come here.
 */
@Component
public class SharedCache implements GatewayFilter {

    /** Before the filter that writes the service's answer, whose writing is watched. */
    public static final int ORDER = NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;

    /** In bytes; the answers that nobody has asked for lately make room for others. */
    private static final int ROOM = 16 * 1024 * 1024;

    private final Cache<String, KeptAnswer> answers;
    private final FirstReaders firstReaders = new FirstReaders();
    private final InstantSource time;
    private final Counter hits;
    private final Counter misses;
    private final Counter renewals;

    SharedCache(InstantSource time, MeterRegistry meters) {
        this.time = time;
        answers =
                Caffeine.newBuilder()
                        .maximumWeight(ROOM)
                        .weigher((String key, KeptAnswer answer) -> key.length() + answer.weight())
                        .expireAfter(
                                Expiry.writing((String _, KeptAnswer answer) ->
                                        answer.left(time.instant())))
                        .build();
        hits = meters.counter("gateway.cache.reads", "result", "hit");
        misses = meters.counter("gateway.cache.reads", "result", "miss");
        renewals = meters.counter("gateway.cache.reads", "result", "renewed");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!Sharing.mayTake(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        var key = Sharing.key(exchange.getRequest());
        var kept = answers.getIfPresent(key);
        if (kept == null) {
            return firstReaders.read(
                    key,
                    brought -> ask(exchange, chain, key, brought),
                    answer -> answer(exchange, answer));
        }
        return kept.takeTurn(time.instant())
                ? renew(exchange, chain, key, kept)
                : answer(exchange, kept);
    }

    /**
     * Returns what writes the answer to this request, if one is kept that it may have. Nothing when
     * it is to be renewed: who does that is decided behind all checks.
     */
    public Optional<Mono<Void>> kept(ServerWebExchange exchange) {
        return Optional.of(exchange.getRequest())
                .filter(Sharing::mayTake)
                .map(request -> answers.getIfPresent(Sharing.key(request)))
                .filter(kept -> !kept.isToBeRenewed(time.instant()))
                .map(kept -> Mono.defer(() -> answer(exchange, kept)));
    }

    private Mono<Void> ask(
            ServerWebExchange exchange,
            GatewayFilterChain chain,
            String key,
            Consumer<KeptAnswer> brought) {
        misses.increment();
        return chain.filter(
                watched(
                        exchange,
                        answer -> {
                            keep(key, answer);
                            brought.accept(answer);
                        }));
    }

    /** Who renews it fares no worse than the others: if that fails, there is what is kept. */
    private Mono<Void> renew(
            ServerWebExchange exchange, GatewayFilterChain chain, String key, KeptAnswer kept) {
        renewals.increment();
        return chain.filter(watched(exchange, answer -> keep(key, answer)))
                .onErrorResume(failure ->
                        exchange.getResponse().isCommitted() || kept.left(time.instant()).isZero()
                                ? Mono.error(failure)
                                : answer(exchange, kept));
    }

    /**
     * The service is asked for the whole answer, also when the caller has it already: it is for
     * others, too.
     */
    private ServerWebExchange watched(ServerWebExchange exchange, Consumer<KeptAnswer> keep) {
        return exchange.mutate()
                .request(request ->
                        request.headers(headers -> headers.remove(HttpHeaders.IF_NONE_MATCH)))
                .response(new WatchedAnswer(exchange, time, keep))
                .build();
    }

    private void keep(String key, KeptAnswer answer) {
        answers.asMap().merge(key, answer, KeptAnswer::orNewer);
    }

    private Mono<Void> answer(ServerWebExchange exchange, KeptAnswer kept) {
        hits.increment();
        var response = exchange.getResponse();
        var headers = response.getHeaders();
        response.setStatusCode(HttpStatus.OK);
        kept.headers()
                .forEach((name, values) -> {
                    if (HttpHeaders.VARY.equalsIgnoreCase(name)) {
                        headers.addAll(name, values); // besides what CORS has said
                    } else {
                        headers.put(name, values);
                    }
                });
        headers.set("Age", "" + kept.age(time.instant()));
        headers.set("Cache-Status", "gateway; hit");
        return FullOrNotModified.write(exchange, kept.body());
    }
}
