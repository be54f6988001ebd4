package dev.backroad.notification.inbox;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.personaldata.ErasedSubjects;
import dev.backroad.notification.mail.Mailroom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells learners things, and shows them what they were told. */
@Service
public class LearnerInbox {

    /** Sorts after every id there is: older than this is everything. */
    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final NotificationRepository notifications;
    private final ErasedSubjects erased;
    private final Mailroom mailroom;
    private final IdGenerator ids;
    private final InstantSource time;
    private final ApplicationEventPublisher news;

    LearnerInbox(
            NotificationRepository notifications,
            ErasedSubjects erased,
            Mailroom mailroom,
            IdGenerator ids,
            InstantSource time,
            ApplicationEventPublisher news) {
        this.notifications = notifications;
        this.erased = erased;
        this.mailroom = mailroom;
        this.ids = ids;
        this.time = time;
        this.news = news;
    }

    /**
     * Puts a notice into the inbox and its mail into the mailroom: both or neither. Whoever deleted
     * their account is told nothing more, whichever news arrives first.
     */
    @Transactional
    public void tell(UUID learnerId, Notice notice) {
        if (erased.contains(learnerId)) {
            return;
        }
        var id = ids.next();
        var now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        notifications.insert(
                new Notification(
                        id,
                        learnerId,
                        notice.kind(),
                        notice.title(),
                        notice.text(),
                        notice.topic(),
                        notice.roadmap(),
                        now,
                        null));
        mailroom.post(id, learnerId, notice.title(), notice.text(), now);
        news.publishEvent(new NotificationTold(learnerId));
    }

    /** Forgets all that somebody was told, and tells them nothing from now on. */
    @Transactional
    public void erase(UUID learnerId) {
        erased.add(learnerId);
        notifications.deleteAll(learnerId);
    }

    /** Returns all that somebody was told, newest first. */
    public List<Notification> all(UUID learnerId) {
        return notifications.olderThan(NEWEST, learnerId, Integer.MAX_VALUE);
    }

    /**
     * Returns what somebody was told after the given number, oldest first. Numbers are committed in
     * their order: what was asked for once is never added to.
     */
    public List<NumberedNotification> newerThan(long number, UUID learnerId, int limit) {
        return notifications.newerThan(number, learnerId, limit);
    }

    NotificationPage page(UUID learnerId, int limit, @Nullable UUID after) {
        var rows = notifications.olderThan(after == null ? NEWEST : after, learnerId, limit + 1);
        return NotificationPage.of(rows, limit);
    }
}
