package dev.backroad.notification.progress;

import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Words;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fields that we use of {@code dev.backroad.progress.group-joined.v1}. Who joined is left out:
 * the notice would outlive their account.
 *
 * @param leaderId who is told
 */
record GroupJoined(
        UUID leaderId,
        String groupName,
        String roadmapSlug,
        @Nullable String roadmapTitle,
        int members)
        implements News {

    GroupJoined {
        Objects.requireNonNull(leaderId, "leaderId");
        Objects.requireNonNull(groupName, "groupName");
        Objects.requireNonNull(roadmapSlug, "roadmapSlug");
    }

    @Override
    public UUID learnerId() {
        return leaderId;
    }

    @Override
    public Notice notice() {
        var roadmap = Words.named(roadmapTitle, roadmapSlug);
        return new Notice(
                Words.of(Kind.GROUP_JOINED, groupName, members, roadmap), null, roadmapSlug);
    }
}
