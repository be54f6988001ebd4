package dev.backroad.notification.catalog;

import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the followers of a roadmap, a hundred in a transaction: all at once could take longer than
 * any listener may. How far it came is written in the same transaction, so that each is told once.
 */
@Service
class Announcing {

    private static final int BATCH = 100;

    private final AnnouncementTable announcements;
    private final Followers followers;
    private final LearnerInbox learners;

    Announcing(AnnouncementTable announcements, Followers followers, LearnerInbox learners) {
        this.announcements = announcements;
        this.followers = followers;
        this.learners = learners;
    }

    /** Returns whether there may be more. */
    @Transactional
    boolean tellSome() {
        return announcements.take().map(this::tellSome).isPresent();
    }

    private AnnouncementTable.Open tellSome(AnnouncementTable.Open open) {
        var batch = followers.olderThan(open.roadmap(), open.version(), open.after(), BATCH);
        var words = Words.of(Kind.ROADMAP_VERSION, open.title(), open.version());
        batch.forEach(learner -> learners.tell(learner, new Notice(words, null, open.roadmap())));
        if (batch.size() < BATCH) {
            announcements.done(open);
        } else {
            announcements.toldUpTo(open, batch.getLast());
        }
        return open;
    }
}
