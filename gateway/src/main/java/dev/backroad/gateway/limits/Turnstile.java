package dev.backroad.gateway.limits;

import dev.backroad.gateway.limits.Line.Question;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Asks Redis once for all requests of one caller that arrive while the question before is under
 * way, and for one in a hurry every few milliseconds only: what passes in between was drawn in
 * advance (see {@link Line}). Such a caller costs few calls instead of one per request, waits for
 * none, and is counted just as exactly.
 */
@Component
class Turnstile {

    /** More than any question is given: Redis has a second to count a sign-in. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** Until the next question, when nobody waits for it. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Buckets buckets;

    /** Callers with a question under way, or with tokens in hand. Nobody stays in here. */
    private final Map<Bucket, Line> lines = new ConcurrentHashMap<>();

    Turnstile(Buckets buckets) {
        this.buckets = buckets;
    }

    Mono<Verdict> pass(Bucket bucket) {
        return Mono.defer(() -> {
            AtomicReference<@Nullable Mono<Verdict>> behind = new AtomicReference<>();
            AtomicReference<@Nullable Question> next = new AtomicReference<>();
            lines.compute(
                    bucket,
                    (_, line) -> {
                        if (line == null) {
                            return new Line(bucket.traffic());
                        }
                        behind.set(line.join());
                        next.set(line.isWaitedIn() ? line.ask() : null);
                        return line;
                    });
            Mono<Verdict> verdict = behind.get();
            if (verdict == null) {
                return first(bucket);
            }
            askUnlessAsked(bucket, next.get());
            return verdict;
        });
    }

    private Mono<Verdict> first(Bucket bucket) {
        Sinks.One<Verdict> place = Sinks.one();
        ask(bucket, new Question(List.of(place), 0));
        return place.asMono();
    }

    /**
     * By a future, because it ends in any case. Of an operator's end nobody can be sure: once, on a
     * busy machine, the time-out of a question was lost, and its caller would have waited for ever.
     * Deferred, so that a question that cannot even be asked fails like one without an answer.
     */
    private void ask(Bucket bucket, Question question) {
        var _ =
                Mono.defer(() -> buckets.take(bucket, question.wanted(), question.inAdvance()))
                        .toFuture()
                        .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((drawn, failure) -> {
                            try {
                                pause(bucket, drawn);
                            } finally {
                                answer(question, drawn, failure);
                            }
                        });
    }

    private static void answer(
            Question question, @Nullable Drawn drawn, @Nullable Throwable failure) {
        if (drawn == null) {
            question.fail(failure == null ? new NoSuchElementException() : failure);
        } else {
            question.answer(drawn);
        }
    }

    private void pause(Bucket bucket, @Nullable Drawn drawn) {
        AtomicBoolean isWaitedIn = new AtomicBoolean();
        var line =
                lines.computeIfPresent(
                        bucket,
                        (_, it) -> {
                            it.answered(drawn);
                            isWaitedIn.set(it.isWaitedIn());
                            return it.isOver() ? null : it;
                        });
        if (line != null) {
            // Not from here: while Redis is left alone each question ends at once, and would
            // begin the next one on top of this one's stack.
            long pause = isWaitedIn.get() ? 0 : PAUSE.toMillis();
            Schedulers.parallel().schedule(() -> askNext(bucket), pause, TimeUnit.MILLISECONDS);
        }
    }

    private void askNext(Bucket bucket) {
        AtomicReference<@Nullable Question> next = new AtomicReference<>();
        lines.computeIfPresent(
                bucket,
                (_, line) -> {
                    next.set(line.ask());
                    return line;
                });
        askUnlessAsked(bucket, next.get());
    }

    private void askUnlessAsked(Bucket bucket, @Nullable Question question) {
        if (question != null) {
            ask(bucket, question);
        }
    }

    int callers() {
        return lines.size();
    }
}
