package dev.backroad.faults.defects;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaOperations;

/** What the wrong relays have in common: they look for events all the time, and send them. */
abstract class WrongRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WrongRelay.class);
    private static final long PAUSE_MS = 20;

    private final KafkaOperations<String, byte[]> kafka;
    private volatile boolean running;

    WrongRelay(KafkaOperations<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    /** Looks once and sends what it finds; returns whether there was something. */
    abstract boolean look() throws InterruptedException;

    /** Sends all of them, in this order; returns when the broker has them, if there were any. */
    final boolean send(List<OutboxEvent> events) {
        var sending = events.stream().map(event -> kafka.send(event.message())).toList();
        CompletableFuture.allOf(sending.toArray(CompletableFuture[]::new)).join();
        return !events.isEmpty();
    }

    private void run() {
        while (running) {
            try {
                if (!look()) {
                    Thread.sleep(PAUSE_MS);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException away) {
                log.warn("The wrong relay goes on after {}", away.toString());
            }
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("wrong-relay").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
