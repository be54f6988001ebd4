package dev.backroad.notification.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * One client's stream. It asks for what is newer than what it has sent, and sends it, one thread at
 * a time and only while there is something to do. A slow reader therefore holds a thread that costs
 * nothing and at most one batch in memory: it is asked for no more until it has read that.
 */
final class OpenStream {

    /** How a stream ended. */
    enum End {
        /** The client went away, or did not read for longer than the server waits. */
        CLIENT,
        /** Its access token is no longer good. */
        TOKEN,
        /** The account is deleted. */
        ACCOUNT,
        /** Its learner opened more than one may have. */
        DISPLACED,
        /** We stop, and the client goes on elsewhere. */
        SHUTDOWN,
        /** Our mistake. */
        FAILURE;

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who counts. */
    interface Watcher {
        void sent();

        /** Called once. */
        void over(OpenStream stream, End why);
    }

    private record Line(OutputStream out, Runnable hangUp) {}

    private record Farewell(End end, String words) {}

    private static final Logger log = LoggerFactory.getLogger(OpenStream.class);

    private final LearnerStreams learner;
    private final InstantSource time;
    private final Executor threads;
    private final Watcher watcher;
    private final Instant expiry;

    /** What is to be done; until the stream begins there is one thing to do already. */
    private final AtomicInteger wishes = new AtomicInteger(1);

    private final AtomicBoolean over = new AtomicBoolean();
    private final Lock writing = new ReentrantLock();
    private volatile @Nullable Line line;
    private volatile @Nullable Farewell farewell;
    private volatile boolean isBehind = true;
    private volatile boolean isSilent;
    private volatile long sent;
    private volatile Instant lastWrite;

    /**
     * Makes a stream that has not begun.
     *
     * @param start the client has what has this number or a lower one
     * @param expiry when the stream ends in any case
     */
    OpenStream(
            LearnerStreams learner,
            long start,
            Instant expiry,
            InstantSource time,
            Executor threads,
            Watcher watcher) {
        this.learner = learner;
        this.sent = start;
        this.expiry = expiry;
        this.time = time;
        this.threads = threads;
        this.watcher = watcher;
        this.lastWrite = time.instant();
    }

    /** Begins with these words. From now on nobody else writes. */
    void begin(OutputStream out, Runnable hangUp, String words) {
        var client = new Line(out, hangUp);
        line = client;
        try {
            write(client, words);
        } catch (IOException gone) {
            finish(End.CLIENT);
            hangUp.run(); // the request's own thread may
        }
        threads.execute(this::work);
    }

    /** Something may be new. */
    void wake() {
        isBehind = true;
        wish();
    }

    boolean isOlderThan(long newest) {
        return sent < newest;
    }

    /** Says these words as the last ones, and hangs up. */
    void end(End why, String words) {
        farewell = new Farewell(why, words);
        wish();
    }

    /** Ends what has run out of time, and breaks a silence that has lasted since then. */
    void look(Instant silentSince) {
        if (!expiry.isAfter(time.instant())) {
            end(End.TOKEN, "");
        } else if (lastWrite.isBefore(silentSince)) {
            isSilent = true;
            wish();
        }
    }

    /**
     * The server noticed that the line is broken, and uses the request for somebody else once this
     * returns: a write that fails just now has to be over, or its failure would be theirs.
     */
    void lost() {
        writing.lock();
        try {
            finish(End.CLIENT);
        } finally {
            writing.unlock();
        }
    }

    private void wish() {
        if (wishes.getAndIncrement() == 0) {
            threads.execute(this::work);
        }
    }

    private void work() {
        int known;
        do {
            known = wishes.get();
            try {
                if (line != null && !over.get()) {
                    work(line);
                }
            } catch (IOException gone) {
                finish(End.CLIENT);
            } catch (DataAccessException away) {
                isBehind = true; // the next look at all streams tries again
                log.debug("A stream waits for the database: {}", away.getMessage());
            } catch (RuntimeException mistake) {
                log.error("A stream failed", mistake);
                finish(End.FAILURE);
            }
        } while (!wishes.compareAndSet(known, 0));
    }

    private void work(Line client) throws IOException {
        var bye = farewell;
        if (bye != null) {
            write(client, bye.words());
            finish(bye.end());
        } else if (isBehind) {
            isBehind = false;
            sendNews(client);
        } else if (isSilent) {
            write(client, Frames.HEARTBEAT);
        }
    }

    private void sendNews(Line client) throws IOException {
        learner.startReading();
        try {
            var mayBeMore = true;
            while (mayBeMore && farewell == null) {
                var news = learner.after(sent);
                for (var frame : news) {
                    write(client, frame.text());
                    sent = frame.number();
                    watcher.sent();
                }
                mayBeMore = news.size() == News.BATCH;
            }
        } finally {
            learner.stopReading();
        }
    }

    private void write(Line client, String words) throws IOException {
        writing.lock();
        try {
            if (over.get()) {
                throw new IOException("The stream is over.");
            }
            client.out().write(words.getBytes(UTF_8));
            client.out().flush();
        } finally {
            writing.unlock();
        }
        lastWrite = time.instant();
        isSilent = false;
    }

    /**
     * A broken line is hung up by the server, which has noticed it, too, and is about to say so.
     * Two who do it make it reuse the request while it is still in use: some other stream would
     * end.
     */
    private void finish(End why) {
        if (over.compareAndSet(false, true)) {
            watcher.over(this, why);
            var client = line;
            if (client != null && why != End.CLIENT) {
                client.hangUp().run();
            }
        }
    }

    LearnerStreams learner() {
        return learner;
    }
}
