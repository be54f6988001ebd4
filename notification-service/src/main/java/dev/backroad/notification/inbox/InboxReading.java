package dev.backroad.notification.inbox;

import dev.backroad.defaults.ProblemException;
import dev.backroad.notification.kind.Language;
import dev.backroad.notification.preferences.PreferenceKeeping;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Shows learners what they were told, and remembers what they have read. */
@Service
class InboxReading {

    /** Sorts after every id there is: older than this is everything. */
    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final NotificationRepository notifications;
    private final PreferenceKeeping preferences;
    private final InstantSource time;

    InboxReading(
            NotificationRepository notifications,
            PreferenceKeeping preferences,
            InstantSource time) {
        this.notifications = notifications;
        this.preferences = preferences;
        this.time = time;
    }

    /** The language that a request asks for, or else the one that the learner has chosen. */
    Language language(UUID learner, @Nullable String acceptLanguage) {
        return Language.best(acceptLanguage, preferences.find(learner).language());
    }

    NotificationPage page(
            UUID learner, int limit, @Nullable UUID after, Filter filter, Language language) {
        var before = after == null ? NEWEST : after;
        var rows = notifications.olderThan(before, learner, limit + 1, filter, language);
        return NotificationPage.of(rows, limit);
    }

    /**
     * Returns one.
     *
     * @throws ProblemException 404 if the learner has none of this id
     */
    Notification one(UUID id, UUID learner, Language language) {
        return notifications.find(id, learner, language).orElseThrow(InboxReading::notFound);
    }

    /**
     * Sets a notification's state; to set it again changes nothing.
     *
     * @throws ProblemException 404 if the learner has none of this id
     */
    Notification set(UUID id, UUID learner, NotificationState state, Language language) {
        return notifications
                .set(id, learner, state, time.instant(), language)
                .orElseThrow(InboxReading::notFound);
    }

    /**
     * Marks all as read that are not newer than the given one. Each statement is a transaction of
     * its own: to do it again after a failure goes on where it ended.
     *
     * @throws ProblemException 404 if the learner has none of this id
     */
    UnreadCount read(UUID upTo, UUID learner) {
        one(upTo, learner, Language.ENGLISH);
        var more = true;
        while (more) {
            more = notifications.readSome(upTo, learner, time.instant());
        }
        return unread(learner);
    }

    UnreadCount unread(UUID learner) {
        return UnreadCount.of(notifications.unread(learner, UnreadCount.LIMIT + 1));
    }

    private static ProblemException notFound() {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "notification-not-found",
                "You have no notification with this id.");
    }
}
