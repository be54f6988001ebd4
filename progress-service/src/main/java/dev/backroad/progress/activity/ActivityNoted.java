package dev.backroad.progress.activity;

import dev.backroad.progress.settings.LearningSettings;
import java.time.Instant;

/**
 * A learner did something; told in the transaction in which it was noted.
 *
 * @param done what they did
 * @param ever how much of the same they have done since they began, this among it
 * @param isFirstOfDay nothing was noted on that day before
 */
public record ActivityNoted(
        LearningSettings learner, Figures done, Figures ever, boolean isFirstOfDay, Instant at) {}
