package dev.backroad.progress.enrollment;

import dev.backroad.progress.moment.Happened;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An enrolment as a learner takes it elsewhere.
 *
 * @param roadmap its slug
 * @param topics all that were touched, earlier ones among them, by id
 */
public record EnrollmentCopy(
        @NotNull @Size(max = 64) String roadmap,
        @NotNull @Min(1) Integer version,
        @NotNull @Happened Instant enrolledAt,
        @NotNull @Size(max = 2_000) List<@Valid @NotNull TopicCopy> topics) {

    /** Where a topic stands. The slug is for people; the id counts. */
    public record TopicCopy(
            @NotNull UUID topicId,
            @Size(max = 64) @NotNull String slug,
            @NotNull TopicStatus status,
            @NotNull @Happened Instant changedAt) {}
}
