package dev.backroad.notification.stream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notification;
import dev.backroad.notification.inbox.NumberedNotification;
import dev.backroad.notification.stream.StartingPoint.Lost;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What streams ask the database. Thousands of them may ask at the same moment, after a restart for
 * example: a few do, and the others wait here, where it costs nothing, instead of taking the pool's
 * connections from everybody else.
 */
@Component
class News {

    /** So many notifications are in memory for one learner's streams at the same time. */
    static final int BATCH = 100;

    private static final int AT_ONCE = 4;

    /** As in the list; and in which language, which nobody can ask for who opens a stream. */
    private record Told(@JsonUnwrapped Notification notification, String language) {}

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final LearnerInbox inbox;
    private final Numbers numbers;
    private final JsonMapper json;

    News(LearnerInbox inbox, Numbers numbers, JsonMapper json) {
        this.inbox = inbox;
        this.numbers = numbers;
        this.json = json;
    }

    StartingPoint start(UUID learner, @Nullable String lastEventId, int bound) {
        return inTurn(() ->
                StartingPoint.of(
                        lastEventId,
                        numbers.last(learner),
                        bound,
                        (seen, last) -> numbers.kept(learner, seen, last)));
    }

    /** Returns the next events after a number, at most {@value #BATCH}. */
    List<Frame> after(long number, UUID learner) {
        return inTurn(() -> inbox.newerThan(number, learner, BATCH)).stream()
                .map(this::frame)
                .toList();
    }

    private Frame frame(NumberedNotification told) {
        var data = json.writeValueAsString(new Told(told.notification(), told.language().tag()));
        return new Frame(told.number(), Frames.event("notification", told.number(), data));
    }

    String resync(StartingPoint start, Lost lost) {
        var data = json.writeValueAsString(Map.of("reason", lost.slug()));
        return Frames.event("resync", start.number(), data);
    }

    /** The newest numbers of those who still have an account. */
    Map<UUID, Long> newest(Collection<UUID> learners) {
        return inTurn(() -> numbers.last(learners));
    }

    private <T> T inTurn(Supplier<T> question) {
        turns.acquireUninterruptibly();
        try {
            return question.get();
        } finally {
            turns.release();
        }
    }
}
