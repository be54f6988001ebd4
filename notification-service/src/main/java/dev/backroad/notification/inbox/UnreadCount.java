package dev.backroad.notification.inbox;

/**
 * How many notifications are unread and not archived.
 *
 * @param count up to 1,000: nobody counts further
 * @param more whether there are more than that
 */
record UnreadCount(int count, boolean more) {

    static final int LIMIT = 1_000;

    static UnreadCount of(int found) {
        return new UnreadCount(Math.min(found, LIMIT), found > LIMIT);
    }
}
