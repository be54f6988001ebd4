package dev.backroad.gateway.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Asks Redis once for all requests of one caller that arrive while the question before is under
 * way. A caller in a hurry costs one call at a time instead of one per request, and is counted just
 * as exactly.
 */
@Component
class Turnstile {

    /** More than any question is given: Redis has a second to count a sign-in. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Buckets buckets;

    /** Callers with a question under way, and who waits for the next one. Nobody stays in here. */
    private final Map<Bucket, List<Sinks.One<Verdict>>> waiting = new ConcurrentHashMap<>();

    Turnstile(Buckets buckets) {
        this.buckets = buckets;
    }

    Mono<Verdict> pass(Bucket bucket) {
        return Mono.defer(() -> {
            Sinks.One<Verdict> place = Sinks.one();
            if (isFirst(bucket, place)) {
                ask(bucket, List.of(place));
            }
            return place.asMono();
        });
    }

    private boolean isFirst(Bucket bucket, Sinks.One<Verdict> place) {
        AtomicBoolean first = new AtomicBoolean();
        waiting.compute(
                bucket,
                (_, queue) -> {
                    if (queue == null) {
                        first.set(true);
                        return new ArrayList<>();
                    }
                    queue.add(place);
                    return queue;
                });
        return first.get();
    }

    /**
     * By a future, because it ends in any case. Of an operator's end nobody can be sure: once, on a
     * busy machine, the time-out of a question was lost, and its caller would have waited for ever.
     * Deferred, so that a question that cannot even be asked fails like one without an answer.
     */
    private void ask(Bucket bucket, List<Sinks.One<Verdict>> group) {
        var _ =
                Mono.defer(() -> buckets.take(bucket, group.size()))
                        .toFuture()
                        .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((drawn, failure) -> {
                            try {
                                answer(group, drawn, failure);
                            } finally {
                                next(bucket);
                            }
                        });
    }

    private static void answer(
            List<Sinks.One<Verdict>> group, @Nullable Drawn drawn, @Nullable Throwable failure) {
        for (int place = 0; place < group.size(); place++) {
            if (drawn == null) {
                group.get(place)
                        .tryEmitError(failure == null ? new NoSuchElementException() : failure);
            } else {
                group.get(place).tryEmitValue(drawn.verdict(place));
            }
        }
    }

    private void next(Bucket bucket) {
        List<Sinks.One<Verdict>> group = new ArrayList<>();
        waiting.compute(
                bucket,
                (_, queue) -> {
                    group.addAll(queue == null ? List.of() : queue);
                    return group.isEmpty() ? null : new ArrayList<>();
                });
        if (!group.isEmpty()) {
            // Not from here: while Redis is left alone each question ends at once, and would
            // begin the next one on top of this one's stack.
            Schedulers.parallel().schedule(() -> ask(bucket, group));
        }
    }

    int callers() {
        return waiting.size();
    }
}
