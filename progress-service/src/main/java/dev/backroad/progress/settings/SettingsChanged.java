package dev.backroad.progress.settings;

import java.time.Instant;

/** A learner has changed their settings; told in the transaction of the change. */
public record SettingsChanged(LearningSettings before, LearningSettings after, Instant at) {}
