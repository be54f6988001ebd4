package dev.backroad.notification.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a learner was told, in a language of theirs; also the API's view of it.
 *
 * @param topic slug of the topic that it is about; {@code null} if it is about none
 * @param roadmap slug of the roadmap that it is about; {@code null} if it is about none
 * @param readAt {@code null} while it is unread
 * @param archivedAt {@code null} while it is not archived
 */
public record Notification(
        UUID id,
        @JsonIgnore UUID learnerId,
        String kind,
        String title,
        String text,
        @Nullable String topic,
        @Nullable String roadmap,
        Instant createdAt,
        @Nullable Instant readAt,
        @Nullable Instant archivedAt) {}
