package dev.backroad.notification.progress;

import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Words;
import java.util.Objects;
import java.util.UUID;

/** The fields that we use of {@code dev.backroad.progress.streak-at-risk.v1}. */
record StreakAtRisk(UUID learnerId, int streak) implements News {

    StreakAtRisk {
        Objects.requireNonNull(learnerId, "learnerId");
    }

    @Override
    public Notice notice() {
        return new Notice(Words.of(Kind.STREAK_AT_RISK, streak), null, null);
    }
}
