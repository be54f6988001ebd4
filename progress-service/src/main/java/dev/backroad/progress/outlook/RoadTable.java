package dev.backroad.progress.outlook;

import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.enrollment.TopicStatus;
import dev.backroad.progress.outlook.RoadTopic.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What learners follow and have done, as PostgreSQL has it; one statement for each question. */
@Repository
class RoadTable {

    private record Row(Instant enrolledAt, RoadTopic topic) {

        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(row.getTimestamp("enrolled_at").toInstant(), roadTopic(row));
        }
    }

    private final JdbcClient jdbc;

    RoadTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Finds what a learner follows; empty also for somebody else's enrolment. Each table by its
     * primary key: enrollment_pkey, topic_progress_pkey (the enrolment's), topic_pkey,
     * roadmap_stage_pkey, topic_prerequisite_pkey; the version's topics by one of the indexes of
     * followed_topic that begin with the roadmap.
     */
    Optional<Road> find(Learner learner, UUID enrollment) {
        var rows =
                jdbc.sql(
                                """
                                select e.enrolled_at, t.topic_id, t.slug, t.title, p.status, s.number, s.title as stage,
                                       c.level, c.track, nullif(c.estimate_minutes, 0) as estimate_minutes,
                                       array(select prerequisite_id from topic_prerequisite q where q.topic_id = t.topic_id)
                                           as prerequisites
                                from enrollment e
                                join followed_topic t using (roadmap_id, version)
                                left join topic_progress p on p.enrollment_id = e.id and p.topic_id = t.topic_id
                                left join roadmap_stage s
                                    on s.roadmap_id = t.roadmap_id and s.version = t.version and s.topic_id = t.topic_id
                                left join topic c on c.topic_id = t.topic_id
                                where e.learner_id = ? and e.id = ?
                                order by t.position
                                """)
                        .params(learner.id(), enrollment)
                        .query(Row::of)
                        .list();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Road(
                                rows.getFirst().enrolledAt(),
                                rows.stream().map(Row::topic).toList()));
    }

    private static RoadTopic roadTopic(ResultSet row) throws SQLException {
        var status = row.getString("status");
        return new RoadTopic(
                row.getObject("topic_id", UUID.class),
                row.getString("slug"),
                row.getString("title"),
                status == null ? TopicStatus.NOT_STARTED : TopicStatus.of(status),
                stage(row),
                row.getString("level"),
                row.getString("track"),
                row.getObject("estimate_minutes", Integer.class),
                Set.of((UUID[]) row.getArray("prerequisites").getArray()));
    }

    private static @Nullable Stage stage(ResultSet row) throws SQLException {
        var title = row.getString("stage");
        return title == null ? null : new Stage(row.getInt("number"), title);
    }

    /**
     * Says what was done on a learner's enrolment. Time is noted for topics and not for roadmaps:
     * that of all topics which the roadmap has had up to the learner's version counts, under all
     * their names (time_entry_of_learner). Completions come from the history and not from the
     * statuses, whose times are also those of an import or of moving up; its partitions before the
     * moment are not touched, and in the others progress_history's primary key finds the enrolment.
     *
     * @param since from when completions count
     */
    Past past(Learner learner, UUID enrollment, Instant since) {
        return jdbc.sql(
                        """
                        select
                            (select coalesce(sum(minutes), 0) from time_entry
                             where learner_id = e.learner_id and topic in (
                                 select slug from followed_topic f
                                 where f.roadmap_id = e.roadmap_id and f.version <= e.version)) as minutes,
                            array(
                                select max(h.at) from progress_history h
                                join topic_progress p on p.enrollment_id = h.enrollment_id and p.topic_id = h.topic_id
                                where h.enrollment_id = e.id and h.kind = 'topic-completed' and h.at >= ?
                                    and p.status = 'done'
                                group by h.topic_id) as completed
                        from enrollment e where e.learner_id = ? and e.id = ?
                        """)
                .params(Timestamp.from(since), learner.id(), enrollment)
                .query(RoadTable::readPast)
                .optional()
                .orElseGet(() -> new Past(0, List.of()));
    }

    private static Past readPast(ResultSet row, int number) throws SQLException {
        var completed = (Timestamp[]) row.getArray("completed").getArray();
        return new Past(
                row.getLong("minutes"),
                Arrays.stream(completed).map(Timestamp::toInstant).toList());
    }
}
