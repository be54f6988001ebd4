package dev.backroad.notification.progress;

import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Words;
import java.util.Objects;
import java.util.UUID;

/** The fields that we use of {@code dev.backroad.progress.review-due.v1}. */
record ReviewDue(UUID learnerId, int due) implements News {

    ReviewDue {
        Objects.requireNonNull(learnerId, "learnerId");
    }

    @Override
    public Notice notice() {
        return new Notice(Words.of(Kind.REVIEW_DUE, due), null, null);
    }
}
