package dev.backroad.notification.inbox;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the inbox, newest first.
 *
 * @param next where the next page begins, for {@code after}; {@code null} on the last page
 */
record NotificationPage(List<Notification> items, @Nullable UUID next) {

    /**
     * Cuts the page out of rows that may hold one more than asked for, which only says "there is
     * more".
     */
    static NotificationPage of(List<Notification> rows, int limit) {
        return rows.size() > limit
                ? new NotificationPage(rows.subList(0, limit), rows.get(limit - 1).id())
                : new NotificationPage(rows, null);
    }
}
