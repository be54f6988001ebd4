package dev.backroad.notification.progress;

import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Words;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fields that we use of {@code dev.backroad.progress.achievement-earned.v1}.
 *
 * @param description what had to be done
 */
record AchievementEarned(
        UUID learnerId, String achievement, @Nullable String title, @Nullable String description)
        implements News {

    AchievementEarned {
        Objects.requireNonNull(learnerId, "learnerId");
        Objects.requireNonNull(achievement, "achievement");
    }

    @Override
    public Notice notice() {
        var key = "achievement." + achievement;
        return new Notice(
                Words.of(
                        Kind.ACHIEVEMENT_EARNED,
                        Words.called(key + ".title", Words.named(title, achievement)),
                        Words.called(key + ".text", Words.named(description, ""))),
                null,
                null);
    }
}
