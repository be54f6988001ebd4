package dev.backroad.notification.inbox;

/**
 * A notification and its place among all of its learner.
 *
 * @param number from 1; later ones have higher numbers, and some numbers may be missing
 */
public record NumberedNotification(long number, Notification notification) {}
