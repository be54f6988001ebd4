package dev.backroad.progress.published;

import dev.backroad.messaging.PublishedEvent;
import dev.backroad.progress.reminder.ReminderEvent.ReviewsDue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Reviews are due for a learner; once on each of their days. */
record ReviewDueV1(UUID learnerId, LocalDate day, int due, Instant remindedAt)
        implements PublishedEvent {

    static ReviewDueV1 of(ReviewsDue event) {
        return new ReviewDueV1(event.learnerId(), event.day(), event.due(), event.at());
    }

    @Override
    public String topic() {
        return LearnerNews.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.progress.review-due.v1";
    }
}
