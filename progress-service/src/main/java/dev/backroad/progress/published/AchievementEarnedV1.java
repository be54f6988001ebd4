package dev.backroad.progress.published;

import dev.backroad.messaging.PublishedEvent;
import dev.backroad.progress.achievement.AchievementEarned;
import java.time.Instant;
import java.util.UUID;

/** A learner has earned an achievement; each once. */
record AchievementEarnedV1(
        UUID learnerId, String achievement, String title, String description, Instant earnedAt)
        implements PublishedEvent {

    static AchievementEarnedV1 of(AchievementEarned event) {
        return new AchievementEarnedV1(
                event.learnerId(),
                event.achievement(),
                event.title(),
                event.description(),
                event.at());
    }

    @Override
    public String topic() {
        return LearnerNews.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.progress.achievement-earned.v1";
    }
}
