package dev.backroad.progress.enrollment;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Enrolments in PostgreSQL. Every question names the learner: a foreign enrolment is never even
 * read.
 */
@Repository
class EnrollmentRepository {

    /** An enrolment as one row for each topic of its roadmap, touched or not. */
    private static final String SELECT =
            """
            select e.id, e.learner_id, e.enrolled_at, e.sequence,
                   r.roadmap_id, r.version, r.slug as roadmap_slug, r.title as roadmap_title,
                   t.topic_id, t.slug, t.title, p.status, p.changed_at
            from enrollment e
            join roadmap r using (roadmap_id, version)
            join roadmap_topic t using (roadmap_id, version)
            left join topic_progress p on p.enrollment_id = e.id and p.topic_id = t.topic_id
            """;

    private final JdbcClient jdbc;

    EnrollmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Enrollment> find(Learner learner, UUID id) {
        return read("where e.learner_id = ? and e.id = ?", learner.id(), id).stream().findFirst();
    }

    Optional<Enrollment> findByRoadmap(Learner learner, UUID roadmapId) {
        return read("where e.learner_id = ? and e.roadmap_id = ?", learner.id(), roadmapId).stream()
                .findFirst();
    }

    List<Enrollment> findAll(Learner learner) {
        return read("where e.learner_id = ?", learner.id());
    }

    /**
     * Finds an enrolment and keeps others from changing it until the transaction ends. Two
     * statements on purpose: one that waits for a lock sees the topics as they were before it
     * waited.
     */
    Optional<Enrollment> lock(Learner learner, UUID id) {
        jdbc.sql("select 1 from enrollment where learner_id = ? and id = ? for update")
                .params(learner.id(), id)
                .query((row, number) -> id)
                .optional();
        return find(learner, id);
    }

    /** Stores a new enrolment, unless the learner has one in this roadmap: then {@code false}. */
    boolean insert(Enrollment enrollment) {
        return jdbc.sql(
                                """
                                insert into enrollment (id, learner_id, roadmap_id, version, enrolled_at, sequence)
                                values (?, ?, ?, ?, ?, ?) on conflict (learner_id, roadmap_id) do nothing
                                """)
                        .params(
                                enrollment.id(),
                                enrollment.learnerId(),
                                enrollment.roadmap().roadmapId(),
                                enrollment.roadmap().version(),
                                Timestamp.from(enrollment.enrolledAt()),
                                enrollment.sequence())
                        .update()
                == 1;
    }

    /** Stores a topic's new status and the enrolment's new sequence. */
    void update(Enrollment enrollment, TopicProgress moved) {
        jdbc.sql("update enrollment set sequence = ? where id = ?")
                .params(enrollment.sequence(), enrollment.id())
                .update();
        jdbc.sql(
                        """
                        insert into topic_progress (enrollment_id, topic_id, status, changed_at)
                        values (?, ?, ?, ?)
                        on conflict (enrollment_id, topic_id)
                        do update set status = excluded.status, changed_at = excluded.changed_at
                        """)
                .params(
                        enrollment.id(),
                        moved.topic().topicId(),
                        moved.status().word(),
                        Timestamp.from(Objects.requireNonNull(moved.changedAt())))
                .update();
    }

    void deleteAll(Learner learner) {
        jdbc.sql("delete from enrollment where learner_id = ?").param(learner.id()).update();
    }

    private List<Enrollment> read(String where, Object... parameters) {
        var rows =
                jdbc
                        .sql(SELECT + where + " order by e.id, t.position")
                        .params(parameters)
                        .query(EnrollmentRow::of)
                        .list() // a stream of rows would keep its connection
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        EnrollmentRow::id,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return rows.values().stream().map(EnrollmentRow::restore).toList();
    }
}
