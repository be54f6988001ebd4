package dev.backroad.progress.achievement;

import java.time.Instant;
import java.util.UUID;

/** A learner has earned an achievement; told in the transaction of what earned it. */
public record AchievementEarned(
        UUID learnerId, String achievement, String title, String description, Instant at) {}
