package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedRoadmap;
import dev.backroad.progress.catalog.PublishedTopic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the repository's query: an enrolment with one of its topics. */
record EnrollmentRow(
        UUID id,
        UUID learnerId,
        Instant enrolledAt,
        long sequence,
        UUID roadmapId,
        int version,
        boolean hasMovedUp,
        int newestVersion,
        String slug,
        String title,
        TopicProgress topic) {

    static EnrollmentRow of(ResultSet row, int number) throws SQLException {
        var version = row.getInt("version");
        return new EnrollmentRow(
                row.getObject("id", UUID.class),
                row.getObject("learner_id", UUID.class),
                row.getTimestamp("enrolled_at").toInstant(),
                row.getLong("sequence"),
                row.getObject("roadmap_id", UUID.class),
                version,
                version > row.getInt("first_version"),
                // Zero while the copy of the catalog is empty.
                Math.max(version, row.getInt("newest_version")),
                row.getString("roadmap_slug"),
                row.getString("roadmap_title"),
                progress(row));
    }

    /** Of columns that the query for earlier topics has, too. */
    static TopicProgress progress(ResultSet row) throws SQLException {
        return progress(
                new PublishedTopic(
                        row.getObject("topic_id", UUID.class),
                        row.getString("slug"),
                        row.getString("title")),
                row.getString("status"),
                row.getTimestamp("changed_at"));
    }

    private static TopicProgress progress(
            PublishedTopic topic, @Nullable String status, @Nullable Timestamp changedAt) {
        return status == null || changedAt == null
                ? TopicProgress.untouched(topic)
                : new TopicProgress(topic, TopicStatus.of(status), changedAt.toInstant());
    }

    /** Puts the rows of one enrolment together. */
    static StoredEnrollment restore(List<EnrollmentRow> rows, List<TopicProgress> earlier) {
        var first = rows.getFirst();
        var topics = rows.stream().map(EnrollmentRow::topic).toList();
        var roadmap =
                new PublishedRoadmap(
                        first.roadmapId,
                        first.version,
                        first.slug,
                        first.title,
                        topics.stream().map(TopicProgress::topic).toList());
        return new StoredEnrollment(
                new Enrollment(
                        first.id,
                        first.learnerId,
                        roadmap,
                        first.enrolledAt,
                        first.sequence,
                        topics,
                        earlier),
                first.newestVersion);
    }
}
