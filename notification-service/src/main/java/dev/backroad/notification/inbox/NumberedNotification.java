package dev.backroad.notification.inbox;

import dev.backroad.notification.kind.Language;

/**
 * A notification and its place among all of its learner.
 *
 * @param number from 1; later ones have higher numbers, and some numbers may be missing
 * @param language that its words are in
 */
public record NumberedNotification(long number, Language language, Notification notification) {}
