package dev.backroad.notification.stream;

/**
 * A notification as it goes over the wire.
 *
 * @param number of the notification
 */
record Frame(long number, String text) {}
