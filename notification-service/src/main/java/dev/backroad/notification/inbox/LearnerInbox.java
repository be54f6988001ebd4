package dev.backroad.notification.inbox;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.personaldata.ErasedSubjects;
import dev.backroad.notification.accounts.PersonalRecords;
import dev.backroad.notification.kind.Channel;
import dev.backroad.notification.mail.Mailroom;
import dev.backroad.notification.preferences.PreferenceKeeping;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells learners things, by the channels that they want. */
@Service
public class LearnerInbox implements PersonalRecords {

    private final NotificationRepository notifications;
    private final PreferenceKeeping preferences;
    private final ErasedSubjects erased;
    private final Mailroom mailroom;
    private final IdGenerator ids;
    private final InstantSource time;
    private final ApplicationEventPublisher news;

    LearnerInbox(
            NotificationRepository notifications,
            PreferenceKeeping preferences,
            ErasedSubjects erased,
            Mailroom mailroom,
            IdGenerator ids,
            InstantSource time,
            ApplicationEventPublisher news) {
        this.notifications = notifications;
        this.preferences = preferences;
        this.erased = erased;
        this.mailroom = mailroom;
        this.ids = ids;
        this.time = time;
        this.news = news;
    }

    /** The same as {@link #tell(UUID, Notice, UUID)} for what no single event led to. */
    @Transactional
    public void tell(UUID learnerId, Notice notice) {
        tell(learnerId, notice, null);
    }

    /**
     * Puts a notice into the inbox and its mail into the mailroom, as the learner wants: all or
     * nothing. Whoever deleted their account is told nothing more, whichever news arrives first.
     *
     * @param eventId of the event that led to it
     */
    @Transactional
    public void tell(UUID learnerId, Notice notice, @Nullable UUID eventId) {
        if (erased.contains(learnerId)) {
            return;
        }
        var wishes = preferences.find(learnerId);
        var id = ids.next();
        var now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        if (wishes.wants(notice.kind(), Channel.PAGE)) {
            notifications.insert(id, learnerId, notice, eventId, now);
            news.publishEvent(new NotificationTold(learnerId));
        }
        if (wishes.wants(notice.kind(), Channel.MAIL)) {
            mailroom.post(id, learnerId, notice.words(), eventId, now);
        }
    }

    /** Returns all that somebody was told and that we keep, newest first, in their language. */
    public List<Notification> all(UUID learnerId) {
        return notifications.all(learnerId, preferences.find(learnerId).language());
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public List<Notification> of(UUID learner) {
        return all(learner);
    }

    @Override
    public void forget(UUID learner) {
        notifications.deleteAll(learner);
    }

    /**
     * Returns what somebody was told after the given number, oldest first. Numbers are committed in
     * their order: what was asked for once is never added to. In the language of the preferences.
     */
    public List<NumberedNotification> newerThan(long number, UUID learnerId, int limit) {
        var language = preferences.find(learnerId).language();
        return notifications.newerThan(number, learnerId, limit, language);
    }
}
