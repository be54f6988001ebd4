package dev.backroad.notification.stream;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The open streams of one learner: several tabs, which are told the same at the same time. */
final class LearnerStreams {

    /**
     * An answer of the database.
     *
     * @param occasion the newest reason to ask when it was asked
     */
    private record Batch(long occasion, long after, List<Frame> frames) {}

    private static final Executor THREADS = work -> Thread.ofVirtual().name("stream").start(work);

    /** The oldest first. */
    private final List<OpenStream> open = new CopyOnWriteArrayList<>();

    private final AtomicLong occasions = new AtomicLong();
    private final UUID learner;
    private final News news;
    private int readers;
    private @Nullable Batch latest;

    LearnerStreams(UUID learner, News news) {
        this.learner = learner;
        this.news = news;
    }

    UUID learner() {
        return learner;
    }

    int size() {
        return open.size();
    }

    OpenStream add(long start, Instant expiry, InstantSource time, OpenStream.Watcher watcher) {
        occasions.incrementAndGet();
        var stream = new OpenStream(this, start, expiry, time, THREADS, watcher);
        open.add(stream);
        return stream;
    }

    /** Ends the oldest until there is room for one more. */
    void makeRoom(int most, String lastWords) {
        while (open.size() >= most) {
            open.removeFirst().end(OpenStream.End.DISPLACED, lastWords);
        }
    }

    void remove(OpenStream stream) {
        open.remove(stream);
    }

    List<OpenStream> open() {
        return open;
    }

    /** Something may be new. */
    void wake() {
        occasions.incrementAndGet();
        open.forEach(OpenStream::wake);
    }

    /** Something is new to some of them: a signal went astray, or has not arrived yet. */
    void wakeIfBehind(long newest) {
        if (open.stream().anyMatch(stream -> stream.isOlderThan(newest))) {
            wake();
        }
    }

    /**
     * Returns what comes after a number, oldest first. What another tab has asked on the same
     * occasion is not asked again.
     */
    synchronized List<Frame> after(long number) {
        var occasion = occasions.get();
        if (latest == null || latest.occasion() != occasion || latest.after() != number) {
            latest = new Batch(occasion, number, news.after(number, learner));
        }
        return latest.frames();
    }

    /** Between this call and the next answers are kept. */
    synchronized void startReading() {
        readers++;
    }

    synchronized void stopReading() {
        if (--readers == 0) {
            latest = null;
        }
    }
}
