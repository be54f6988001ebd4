package dev.backroad.notification.progress;

import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notice;
import java.util.UUID;

/** An event that somebody is told of. */
interface News {

    /** Who is told. */
    UUID learnerId();

    Notice notice();

    /**
     * Tells it, in the transaction in which it was heard.
     *
     * @param eventId of the event that this is
     */
    default void tell(LearnerInbox learners, UUID eventId) {
        learners.tell(learnerId(), notice(), eventId);
    }
}
