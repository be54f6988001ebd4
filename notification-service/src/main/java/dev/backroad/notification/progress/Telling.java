package dev.backroad.notification.progress;

import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.notification.inbox.LearnerInbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the news that were heard, and measures how old they are by then: from the moment at which
 * the publisher wrote the event down beside its change, by its clock, to the commit here, by ours.
 */
@Component
class Telling {

    /** As an objective is kept or missed at one of them; the alerts have 5 s. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(60),
        Duration.ofMinutes(10)
    };

    private final LearnerInbox learners;
    private final InstantSource time;
    private final Timer ages;

    Telling(LearnerInbox learners, InstantSource time, MeterRegistry meters) {
        this.learners = learners;
        this.time = time;
        this.ages =
                Timer.builder("backroad.notification.freshness")
                        .description("From the commit of an event to that of its notification")
                        .serviceLevelObjectives(BOUNDS)
                        .register(meters);
    }

    /** Tells it, in the transaction in which it was heard. */
    void tell(ReceivedEvent event, News news) {
        learners.tell(news.learnerId(), news.notice(), event.id());
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        ages.record(age(event));
                    }
                });
    }

    /** Never below zero: two clocks differ, and a negative age would not be counted at all. */
    private Duration age(ReceivedEvent event) {
        var age = Duration.between(event.time(), time.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
