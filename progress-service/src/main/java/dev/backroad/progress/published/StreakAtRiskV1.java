package dev.backroad.progress.published;

import dev.backroad.messaging.PublishedEvent;
import dev.backroad.progress.reminder.ReminderEvent.StreakAtRisk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A learner's streak ends unless they do something today; once on each of their days. */
record StreakAtRiskV1(UUID learnerId, LocalDate day, int streak, Instant remindedAt)
        implements PublishedEvent {

    static StreakAtRiskV1 of(StreakAtRisk event) {
        return new StreakAtRiskV1(event.learnerId(), event.day(), event.streak(), event.at());
    }

    @Override
    public String topic() {
        return LearnerNews.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.progress.streak-at-risk.v1";
    }
}
