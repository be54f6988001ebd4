package dev.backroad.notification.inbox;

import static java.util.stream.Collectors.joining;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.notification.kind.Ids;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Words;
import dev.backroad.notification.mail.Mailroom;
import dev.backroad.notification.preferences.PreferenceKeeping;
import dev.backroad.notification.preferences.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sums up a learner's week in a mail. Whose turn it is is a locked row, and their next turn is
 * written in the same transaction as the mail: it comes once, with any number of instances, and not
 * twice after a crash. A week in which nothing came has no digest.
 */
@Service
class WeeklyDigest {

    private static final Duration WEEK = Duration.ofDays(7);

    /** As many titles as one likes to read. */
    private static final int TITLES = 10;

    private final PreferenceKeeping preferences;
    private final NotificationRepository notifications;
    private final Mailroom mailroom;
    private final IdGenerator ids;
    private final InstantSource time;

    WeeklyDigest(
            PreferenceKeeping preferences,
            NotificationRepository notifications,
            Mailroom mailroom,
            IdGenerator ids,
            InstantSource time) {
        this.preferences = preferences;
        this.notifications = notifications;
        this.mailroom = mailroom;
        this.ids = ids;
        this.time = time;
    }

    /** Writes the digest of somebody whose turn it is; returns whether there was one. */
    @Transactional
    boolean writeOne() {
        var now = time.instant();
        var due = preferences.takeDigest(now);
        due.ifPresent(it -> write(it, now));
        return due.isPresent();
    }

    private void write(Preferences wishes, Instant now) {
        var learner = wishes.learnerId();
        var week = notifications.since(Ids.firstAt(now.minus(WEEK)), learner);
        if (week.told() == 0) {
            return;
        }
        var titles =
                notifications.newest(learner, Math.min(week.told(), TITLES), wishes.language());
        mailroom.post(
                ids.next(),
                learner,
                Words.of(
                        Kind.WEEKLY_DIGEST,
                        week.told(),
                        week.unread(),
                        titles.stream().map(it -> "· " + it.title()).collect(joining("\n"))),
                null,
                now);
    }
}
