package dev.backroad.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class TurnstileTests {

    private static final Bucket BUCKET =
            new Bucket(Traffic.READS, "user:1", new Limit(10, Duration.ofSeconds(10)));
    private static final Drawn TEN_LEFT = new Drawn(10, 10, 0, 1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Buckets buckets = mock();
    private final Turnstile turnstile = new Turnstile(buckets);

    @Test
    void aQuestionThatIsLostHoldsUpNobodyForLong() {
        given(buckets.take(BUCKET, 1)).willReturn(Mono.never()).willReturn(Mono.just(TEN_LEFT));

        var lost = turnstile.pass(BUCKET).toFuture();
        var behind = turnstile.pass(BUCKET).block(LONG);

        assertThatException().isThrownBy(lost::get).withRootCauseInstanceOf(TimeoutException.class);
        assertThat(behind).isEqualTo(TEN_LEFT.verdict(0));
    }

    @Test
    void aQuestionThatCannotBeAskedHoldsUpNobody() {
        given(buckets.take(BUCKET, 1))
                .willThrow(new IllegalStateException("no connection left"))
                .willReturn(Mono.just(TEN_LEFT));

        assertThatException().isThrownBy(() -> turnstile.pass(BUCKET).block(LONG));
        assertThat(turnstile.pass(BUCKET).block(LONG)).isEqualTo(TEN_LEFT.verdict(0));
        await().until(() -> turnstile.callers() == 0);
    }

    @Test
    void whatRedisDoesNotAnswerIsUncounted() {
        given(buckets.take(BUCKET, 1)).willReturn(Mono.empty());

        assertThatException().isThrownBy(() -> turnstile.pass(BUCKET).block(LONG));
        assertThat(turnstile.callers()).isZero();
    }

    @Test
    void asksOnceForAllWhoArriveMeanwhile() {
        Sinks.One<Drawn> slow = Sinks.one();
        given(buckets.take(eq(BUCKET), anyInt()))
                .willReturn(slow.asMono())
                .willReturn(Mono.just(new Drawn(2, 0, 5, 9)));
        var first = turnstile.pass(BUCKET).toFuture();
        var others = Flux.range(0, 3).flatMap(_ -> turnstile.pass(BUCKET)).collectList().toFuture();

        slow.tryEmitValue(TEN_LEFT);

        assertThat(first).succeedsWithin(LONG);
        assertThat(others).succeedsWithin(LONG);
        assertThat(others.join()).extracting(Verdict::allowed).containsExactly(true, true, false);
        verify(buckets).take(BUCKET, 3);
    }
}
