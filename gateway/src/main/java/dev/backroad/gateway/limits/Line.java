package dev.backroad.gateway.limits;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Requests of one caller that come while Redis is asked about those before them. When there are
 * many, some tokens are drawn in advance, and whom they are enough for passes at once; the others
 * wait for the next question. What was drawn and not used is given back with it. Whoever calls sees
 * to it that it is one thread at a time.
 */
final class Line {

    /** From so many between two questions on tokens are drawn in advance. */
    private static final int MANY = 8;

    private final boolean drawsInAdvance;
    private List<Sinks.One<Verdict>> waiting = new ArrayList<>();

    /** What Redis said last; null before it has said anything. */
    private @Nullable Drawn last;

    private long inHand;
    private int comeSince;
    private boolean isAsking = true;

    /** Behind one whose question is under way. */
    Line(Traffic traffic) {
        drawsInAdvance = !traffic.failsClosed();
    }

    /** Answers at once, or with the next question. */
    Mono<Verdict> join() {
        comeSince++;
        if (last != null && inHand > 0) {
            inHand--;
            return Mono.just(last.verdictWith(inHand));
        }
        Sinks.One<Verdict> place = Sinks.one();
        waiting.add(place);
        return place.asMono();
    }

    /** What to ask next, or null if somebody has asked it already. */
    @Nullable Question ask() {
        if (isAsking) {
            return null;
        }
        long wanted = drawsInAdvance && comeSince >= MANY ? 2L * comeSince : 0;
        Question next = new Question(waiting, wanted - inHand);
        inHand = Math.min(inHand, wanted);
        comeSince = 0;
        waiting = new ArrayList<>();
        isAsking = true;
        return next;
    }

    /** The last question; null if Redis did not count. */
    void answered(@Nullable Drawn drawn) {
        isAsking = false;
        if (drawn != null) {
            last = drawn;
            inHand += Math.max(0, drawn.inAdvance());
        }
    }

    boolean isOver() {
        return comeSince == 0 && inHand == 0;
    }

    boolean isWaitedIn() {
        return !waiting.isEmpty();
    }

    /**
     * One question to Redis for all who wait.
     *
     * @param inAdvance how many more tokens are wanted for those to come; negative gives some back
     */
    record Question(List<Sinks.One<Verdict>> waiting, long inAdvance) {

        int wanted() {
            return waiting.size();
        }

        void answer(Drawn drawn) {
            for (int place = 0; place < waiting.size(); place++) {
                waiting.get(place).tryEmitValue(drawn.verdict(place));
            }
        }

        void fail(Throwable failure) {
            waiting.forEach(place -> place.tryEmitError(failure));
        }
    }
}
