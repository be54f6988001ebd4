package dev.backroad.progress.reminder;

import dev.backroad.defaults.IdGenerator;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes through the turns of all learners. Of any number of instances, the one that has the lease
 * does so; when it dies in the middle, another goes on as soon as the lease is over.
 */
@Component
@EnableConfigurationProperties(ReminderSettings.class)
class ReminderSchedule {

    private static final Logger log = LoggerFactory.getLogger(ReminderSchedule.class);

    private static final int BATCH = 100;

    /** A turn that failed waits so long. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    /** Longer than any learner's day, in any time zone. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final ReminderTable turns;
    private final Reminding reminding;
    private final ReminderLease lease;
    private final InstantSource time;

    ReminderSchedule(
            ReminderTable turns,
            Reminding reminding,
            JdbcClient jdbc,
            IdGenerator ids,
            ReminderSettings settings,
            InstantSource time) {
        this.turns = turns;
        this.reminding = reminding;
        this.lease = new ReminderLease(jdbc, ids.next(), settings.lease());
        this.time = time;
    }

    @Scheduled(
            initialDelayString = "${backroad.reminders.every}",
            fixedDelayString = "${backroad.reminders.every}")
    void run() {
        try {
            while (lease.take() && takeBatch()) {
                // Takes the lease again before each batch: it must not end in the middle of one.
            }
        } catch (RuntimeException away) {
            log.warn("Reminders wait: {}", away.getMessage());
        }
    }

    /** Returns whether there may be more. */
    private boolean takeBatch() {
        var batch = turns.due(time.instant(), BATCH);
        batch.forEach(this::take);
        if (batch.size() < BATCH) {
            turns.forgetBefore(time.instant().minus(KEPT));
            lease.release();
            return false;
        }
        return true;
    }

    private void take(ReminderTable.Turn turn) {
        try {
            reminding.take(turn);
        } catch (RuntimeException failed) {
            log.warn("A reminder is put off: {}", failed.getMessage());
            reminding.postpone(turn, time.instant().plus(PAUSE));
        }
    }
}
