package dev.backroad.gateway.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whose slowness makes the gateway let fewer wait. */
class LoadSheddingTests {

    /** A little more than an answer may take before it is slow. */
    private static final Duration LONG = Duration.ofMillis(1_100);

    /** A share of all places that one request exceeds. */
    private static final double WHEN_NOBODY_IS_THERE = 0.001;

    private final AdaptiveLimit limit = new AdaptiveLimit();
    private final LoadShedding shedding = new LoadShedding("part", limit);

    @Test
    void givesInWhenTheAnswerIsSlow() {
        ask(Flux.just(letter()), exchange -> read(exchange).then(Mono.delay(LONG)).then());

        assertThat(limit.places()).isLessThan(AdaptiveLimit.FIRST);
    }

    /** Otherwise forty of them, and some patience, would leave everybody else hardly a place. */
    @Test
    void doesNotBlameThePartForASlowSender() {
        ask(Flux.just(letter()).delaySequence(LONG), LoadSheddingTests::read);

        assertThat(limit.places()).isEqualTo(AdaptiveLimit.FIRST);
    }

    @Test
    void doesNotBlameThePartForASenderWhoNeverEnds() {
        ask(
                Flux.never(),
                exchange -> Mono.firstWithSignal(read(exchange), Mono.delay(LONG).then()));

        assertThat(limit.places()).isEqualTo(AdaptiveLimit.FIRST);
    }

    private void ask(Flux<DataBuffer> body, GatewayFilterChain part) {
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.post("/graphql").body(body));
        shedding.filter(exchange, part).block();
        // The answer is there a moment before its place is free again.
        await().until(() -> limit.enter(WHEN_NOBODY_IS_THERE));
    }

    private static Mono<Void> read(ServerWebExchange exchange) {
        return exchange.getRequest().getBody().then();
    }

    private static DataBuffer letter() {
        return DefaultDataBufferFactory.sharedInstance.wrap("{}".getBytes(UTF_8));
    }
}
