package dev.backroad.progress.review;

import dev.backroad.progress.settings.LearningSettings;
import java.time.Instant;

/** A learner has answered a review; told in the transaction of the answer. */
public record ReviewAnswered(LearningSettings learner, Instant at) {}
