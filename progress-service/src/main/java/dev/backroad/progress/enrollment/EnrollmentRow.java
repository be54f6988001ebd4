package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedTopic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment as it is stored. The topics of its version are not in it: versions never change, and
 * are known already.
 *
 * @param touched where its learner stands, by topic; also of topics that have left the roadmap
 */
record EnrollmentRow(
        UUID id,
        UUID learnerId,
        Instant enrolledAt,
        long sequence,
        UUID roadmapId,
        int version,
        boolean hasMovedUp,
        int newestVersion,
        Map<UUID, Touch> touched) {

    /** Where a topic was moved, and when. */
    record Touch(TopicStatus status, Instant at) {}

    /** Reads all enrolments of a result, which has a row for each touched topic, or one without. */
    static List<EnrollmentRow> all(ResultSet rows) throws SQLException {
        var all = new ArrayList<EnrollmentRow>();
        while (rows.next()) {
            var id = rows.getObject("id", UUID.class);
            if (all.isEmpty() || !all.getLast().id.equals(id)) {
                all.add(untouched(id, rows));
            }
            var topic = rows.getObject("topic_id", UUID.class);
            if (topic != null) {
                all.getLast().touched.put(topic, touch(rows));
            }
        }
        return all;
    }

    private static EnrollmentRow untouched(UUID id, ResultSet row) throws SQLException {
        var version = row.getInt("version");
        return new EnrollmentRow(
                id,
                row.getObject("learner_id", UUID.class),
                row.getTimestamp("enrolled_at").toInstant(),
                row.getLong("sequence"),
                row.getObject("roadmap_id", UUID.class),
                version,
                version > row.getInt("first_version"),
                // Zero while the copy of the catalog is empty.
                Math.max(version, row.getInt("newest_version")),
                new HashMap<>());
    }

    private static Touch touch(ResultSet row) throws SQLException {
        return new Touch(
                TopicStatus.of(row.getString("status")),
                row.getTimestamp("changed_at").toInstant());
    }

    /** Where the learner stands with a topic of the version. */
    TopicProgress progress(PublishedTopic topic) {
        return progress(topic, touched.get(topic.topicId()));
    }

    private static TopicProgress progress(PublishedTopic topic, @Nullable Touch touch) {
        return touch == null
                ? TopicProgress.untouched(topic)
                : new TopicProgress(topic, touch.status, touch.at);
    }

    /** Of a row that has the topic's names, too. */
    static TopicProgress progress(ResultSet row, int number) throws SQLException {
        return progress(
                new PublishedTopic(
                        row.getObject("topic_id", UUID.class),
                        row.getString("slug"),
                        row.getString("title")),
                touch(row));
    }
}
