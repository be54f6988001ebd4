package dev.backroad.notification.preferences;

import java.util.UUID;

/** A learner has changed what they want to be told; published in the transaction of the change. */
public record PreferencesChanged(UUID learnerId) {}
