package dev.backroad.notification.progress;

import dev.backroad.notification.inbox.Notice;
import java.util.UUID;

/** An event that somebody is told of. */
interface News {

    /** Who is told. */
    UUID learnerId();

    Notice notice();
}
