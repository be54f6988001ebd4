package dev.backroad.notification.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a learner was told; also the API's view of it.
 *
 * @param readAt {@code null} while it is unread
 */
public record Notification(
        UUID id,
        @JsonIgnore UUID learnerId,
        String kind,
        String title,
        String text,
        String topic,
        String roadmap,
        Instant createdAt,
        @Nullable Instant readAt) {}
