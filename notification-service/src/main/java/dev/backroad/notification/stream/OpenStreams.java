package dev.backroad.notification.stream;

import dev.backroad.defaults.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** All streams that are open at this instance. */
@Component
class OpenStreams implements OpenStream.Watcher, SmartLifecycle {

    /** After our end clients come back within this time, and not all in the first second. */
    private static final Duration SPREAD = Duration.ofSeconds(10);

    /** Whose place another tab has taken comes back after this time. */
    private static final Duration DISPLACED = Duration.ofMinutes(1);

    private final Map<UUID, LearnerStreams> streams = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final News news;
    private final StreamSettings settings;
    private final InstantSource time;
    private final MeterRegistry meters;
    private final Counter sent;
    private volatile boolean isOpen = true;

    OpenStreams(News news, StreamSettings settings, InstantSource time, MeterRegistry meters) {
        this.news = news;
        this.settings = settings;
        this.time = time;
        this.meters = meters;
        sent = meters.counter("notification.streams.sent");
        meters.gauge("notification.streams.open", count);
    }

    /**
     * Makes room for a stream that is about to begin: a learner who has too many loses the oldest,
     * which is most likely the one whose client is gone without a word.
     *
     * @throws ProblemException when the instance has no room at all
     */
    OpenStream open(UUID learner, long start, Instant expiry) {
        if (!isOpen || count.get() >= settings.atOnce()) {
            throw new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "streams-full",
                    "No more streams can be opened here at the moment.");
        }
        count.incrementAndGet();
        var stream = new AtomicReference<@Nullable OpenStream>();
        streams.compute(
                learner,
                (_, present) -> {
                    var all = present == null ? new LearnerStreams(learner, news) : present;
                    all.makeRoom(settings.perLearner(), Frames.retry(DISPLACED));
                    stream.set(all.add(start, expiry, time, this));
                    return all;
                });
        return Objects.requireNonNull(stream.get());
    }

    @Override
    public void sent() {
        sent.increment();
    }

    @Override
    public void over(OpenStream stream, OpenStream.End why) {
        streams.computeIfPresent(
                stream.learner().learner(),
                (_, all) -> {
                    all.remove(stream);
                    return all.size() == 0 ? null : all;
                });
        count.decrementAndGet();
        meters.counter("notification.streams.ended", "why", why.slug()).increment();
    }

    /** Something may be new to this learner; to most there is nobody here to tell. */
    void wake(UUID learner) {
        var all = streams.get(learner);
        if (all != null) {
            all.wake();
        }
    }

    Map<UUID, LearnerStreams> all() {
        return streams;
    }

    @Override
    public void start() {
        isOpen = true;
    }

    /**
     * After {@code Draining}, while which new streams may still find their way here, and before the
     * web server, which waits for the end of what is open.
     */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public void stop() {
        isOpen = false;
        for (var all : streams.values()) {
            all.open()
                    .forEach(stream -> stream.end(OpenStream.End.SHUTDOWN, Frames.retry(spread())));
        }
    }

    private Duration spread() {
        var most = SPREAD.toMillis();
        return settings.retry().plusMillis(ThreadLocalRandom.current().nextLong(most));
    }

    @Override
    public boolean isRunning() {
        return isOpen;
    }
}
