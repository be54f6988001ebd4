package dev.backroad.notification.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.notification.inbox.NotificationTold;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Says to all instances, by Redis, which learners were told something. A signal is a hint and no
 * news: it names nobody but the learner, and when it is lost the next poll finds what it was about.
 */
@Component
class Signals {

    private static final Logger log = LoggerFactory.getLogger(Signals.class);
    private static final byte[] CHANNEL = "notifications.told".getBytes(US_ASCII);

    /**
     * Between two messages. While much is told, each names many learners; the first never waits.
     */
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** In one message. */
    private static final int LEARNERS = 200;

    /** Waiting to be sent. While Redis is away nothing else would bound them. */
    private static final int MOST = 10_000;

    private final OpenStreams streams;
    private final RedisConnectionFactory redis;
    private final String self;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isSending = new AtomicBoolean();
    private final AtomicBoolean isSaid = new AtomicBoolean();
    private @Nullable RedisConnection subscription;

    Signals(OpenStreams streams, RedisConnectionFactory redis, IdGenerator ids) {
        this.streams = streams;
        this.redis = redis;
        this.self = ids.next().toString();
    }

    /** Not before: who would look now would find nothing. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(NotificationTold told) {
        streams.wake(told.learnerId());
        if (waiting.size() < MOST) {
            waiting.add(told.learnerId());
            send();
        }
    }

    /** By a thread of its own: whoever told the learner does not wait for Redis. */
    private void send() {
        if (isSending.compareAndSet(false, true)) {
            Thread.ofVirtual().name("signals").start(this::sendAll);
        }
    }

    private void sendAll() {
        try {
            while (!waiting.isEmpty()) {
                publish(some());
                Thread.sleep(PAUSE);
            }
            isSaid.set(false);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException | IllegalStateException away) {
            waiting.clear();
            sayOnce(away);
        } finally {
            isSending.set(false);
        }
        if (!waiting.isEmpty()) {
            send();
        }
    }

    private List<UUID> some() {
        var some = new ArrayList<UUID>(waiting.stream().limit(LEARNERS).toList());
        // Removed before it is sent: who is told something from now on is said again.
        some.forEach(waiting::remove);
        return some;
    }

    private void publish(List<UUID> learners) {
        var message = new StringBuilder(self);
        learners.forEach(learner -> message.append(' ').append(learner));
        try (var connection = redis.getConnection()) {
            connection.publish(CHANNEL, message.toString().getBytes(US_ASCII));
        }
    }

    /**
     * Also the first time: the service starts while Redis is away. Lost lines the client mends. The
     * client's factory is no longer there while we stop, which is no reason to shout.
     */
    @Scheduled(fixedDelay = 1_000)
    synchronized void listen() {
        if (subscription != null && subscription.isSubscribed()) {
            return;
        }
        try {
            subscription = redis.getConnection();
            subscription.subscribe((message, _) -> hear(message.getBody()), CHANNEL);
        } catch (DataAccessException | IllegalStateException away) {
            hangUp();
            sayOnce(away);
        }
    }

    private void hear(byte[] message) {
        var words = new String(message, US_ASCII).split(" ", -1);
        if (!words[0].equals(self)) {
            for (int i = 1; i < words.length; i++) {
                wake(words[i]);
            }
        }
    }

    private void wake(String learner) {
        try {
            streams.wake(UUID.fromString(learner));
        } catch (IllegalArgumentException foreign) {
            log.debug("A signal that is none of ours: {}", foreign.getMessage());
        }
    }

    @PreDestroy
    synchronized void hangUp() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private void sayOnce(RuntimeException away) {
        if (isSaid.compareAndSet(false, true)) {
            log.warn("Without Redis streams are as fast as their poll: {}", away.getMessage());
        }
    }
}
