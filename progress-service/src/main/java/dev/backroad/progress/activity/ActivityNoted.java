package dev.backroad.progress.activity;

import dev.backroad.progress.settings.LearningSettings;
import java.time.Instant;

/**
 * A learner did something; told in the transaction in which it was noted.
 *
 * @param isFirstOfDay nothing was noted on that day before
 */
public record ActivityNoted(LearningSettings learner, boolean isFirstOfDay, Instant at) {}
