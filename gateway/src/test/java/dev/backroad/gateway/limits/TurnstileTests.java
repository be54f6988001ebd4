package dev.backroad.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class TurnstileTests {

    private static final Bucket BUCKET =
            new Bucket(Traffic.READS, "user:1", new Limit(10, Duration.ofSeconds(10)));
    private static final Drawn TEN_LEFT = new Drawn(10, 0, 10, 0, 1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Buckets buckets = mock();
    private final Turnstile turnstile = new Turnstile(buckets);

    @Test
    void aQuestionThatIsLostHoldsUpNobodyForLong() {
        given(buckets.take(BUCKET, 1, 0)).willReturn(Mono.never()).willReturn(Mono.just(TEN_LEFT));

        var lost = turnstile.pass(BUCKET).toFuture();
        var behind = turnstile.pass(BUCKET).block(LONG);

        assertThatException().isThrownBy(lost::get).withRootCauseInstanceOf(TimeoutException.class);
        assertThat(behind).isEqualTo(TEN_LEFT.verdict(0));
    }

    @Test
    void aQuestionThatCannotBeAskedHoldsUpNobody() {
        given(buckets.take(BUCKET, 1, 0))
                .willThrow(new IllegalStateException("no connection left"))
                .willReturn(Mono.just(TEN_LEFT));

        assertThatException().isThrownBy(() -> turnstile.pass(BUCKET).block(LONG));
        assertThat(turnstile.pass(BUCKET).block(LONG)).isEqualTo(TEN_LEFT.verdict(0));
        await().until(() -> turnstile.callers() == 0);
    }

    @Test
    void whatRedisDoesNotAnswerIsUncounted() {
        given(buckets.take(BUCKET, 1, 0)).willReturn(Mono.empty());

        assertThatException().isThrownBy(() -> turnstile.pass(BUCKET).block(LONG));
        assertThat(turnstile.callers()).isZero();
    }

    @Test
    void asksOnceForAllWhoArriveMeanwhile() {
        Sinks.One<Drawn> slow = Sinks.one();
        given(buckets.take(eq(BUCKET), anyInt(), anyLong()))
                .willReturn(slow.asMono())
                .willReturn(Mono.just(new Drawn(2, 0, 0, 5, 9)));
        var first = turnstile.pass(BUCKET).toFuture();
        var others = Flux.range(0, 3).flatMap(_ -> turnstile.pass(BUCKET)).collectList().toFuture();

        slow.tryEmitValue(TEN_LEFT);

        assertThat(first).succeedsWithin(LONG);
        assertThat(others).succeedsWithin(LONG);
        assertThat(others.join()).extracting(Verdict::allowed).containsExactly(true, true, false);
        verify(buckets).take(BUCKET, 3, 0);
    }

    @Test
    void whomTokensDrawnInAdvanceAreEnoughForPassesAtOnce() {
        Sinks.One<Drawn> slow = Sinks.one();
        given(buckets.take(eq(BUCKET), anyInt(), anyLong()))
                .willReturn(slow.asMono())
                .willReturn(Mono.just(new Drawn(8, 2, 60, 0, 1)))
                .willReturn(Mono.never());
        var first = turnstile.pass(BUCKET).toFuture();
        var others = Flux.range(0, 8).flatMap(_ -> turnstile.pass(BUCKET)).collectList().toFuture();
        slow.tryEmitValue(TEN_LEFT);
        assertThat(first).succeedsWithin(LONG);
        assertThat(others).succeedsWithin(LONG);

        var following = Stream.generate(() -> turnstile.pass(BUCKET).toFuture()).limit(3).toList();

        verify(buckets).take(BUCKET, 8, 16);
        assertThat(others.join()).extracting(Verdict::remaining).containsOnly(62L);
        assertThat(following)
                .extracting(CompletableFuture::isDone)
                .containsExactly(true, true, false);
        assertThat(following.getFirst()).isCompletedWithValue(new Verdict(true, 61, 0, 1));
    }

    @Test
    void whatNobodyUsedIsGivenBack() {
        Sinks.One<Drawn> slow = Sinks.one();
        given(buckets.take(eq(BUCKET), anyInt(), anyLong()))
                .willReturn(slow.asMono())
                .willReturn(Mono.just(new Drawn(8, 16, 60, 0, 1)))
                .willReturn(Mono.just(new Drawn(0, -16, 76, 0, 1)));
        turnstile.pass(BUCKET).subscribe();
        Flux.range(0, 8).flatMap(_ -> turnstile.pass(BUCKET)).subscribe();

        slow.tryEmitValue(TEN_LEFT);

        await().until(() -> turnstile.callers() == 0);
        verify(buckets).take(BUCKET, 0, -16);
    }

    @Test
    void nothingIsDrawnInAdvanceWhereRefusalsMustBeExact() {
        var signIns = new Bucket(Traffic.SIGN_IN, "address:1", BUCKET.limit());
        Sinks.One<Drawn> slow = Sinks.one();
        given(buckets.take(eq(signIns), anyInt(), anyLong()))
                .willReturn(slow.asMono())
                .willReturn(Mono.just(new Drawn(20, 0, 60, 0, 1)));
        turnstile.pass(signIns).subscribe();
        Flux.range(0, 20).flatMap(_ -> turnstile.pass(signIns)).subscribe();

        slow.tryEmitValue(TEN_LEFT);

        await().until(() -> turnstile.callers() == 0);
        verify(buckets).take(signIns, 20, 0);
    }
}
