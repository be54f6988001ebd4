package dev.backroad.progress.enrollment;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            select e.id, e.learner_id, e.enrolled_at, e.sequence, e.first_version,
                   r.roadmap_id, r.version, r.slug as roadmap_slug, r.title as roadmap_title,
                   (select max(version) from roadmap n where n.roadmap_id = e.roadmap_id) as newest_version,
                   t.topic_id, t.slug, t.title, p.status, p.changed_at
            from enrollment e
            join followed_version r using (roadmap_id, version)
            join followed_topic t using (roadmap_id, version)
            left join topic_progress p on p.enrollment_id = e.id and p.topic_id = t.topic_id
            """;

    private final JdbcClient jdbc;
    private final FollowedVersions followed;

    EnrollmentRepository(JdbcClient jdbc, FollowedVersions followed) {
        this.jdbc = jdbc;
        this.followed = followed;
    }

    Optional<StoredEnrollment> find(Learner learner, UUID id) {
        return read("where e.learner_id = ? and e.id = ?", learner.id(), id).stream().findFirst();
    }

    Optional<StoredEnrollment> findByRoadmap(Learner learner, UUID roadmapId) {
        return read("where e.learner_id = ? and e.roadmap_id = ?", learner.id(), roadmapId).stream()
                .findFirst();
    }

    List<StoredEnrollment> findAll(Learner learner) {
        return read("where e.learner_id = ?", learner.id());
    }

    /**
     * Finds an enrolment and keeps others from changing any of the learner's until the transaction
     * ends. Two statements on purpose: one that waits for a lock sees the topics as they were
     * before it waited.
     */
    Optional<StoredEnrollment> lock(Learner learner, UUID id) {
        lockAll(learner);
        return find(learner, id);
    }

    /**
     * Lets one transaction at a time change what a learner has done: features write rows of the
     * learner, and two that do it in different orders would wait for each other.
     */
    void lockAll(Learner learner) {
        // Not "for update": rows that refer to them may be written meanwhile.
        jdbc.sql(
                        """
                        select id from enrollment where learner_id = ? order by id for no key update
                        """)
                .param(learner.id())
                .query((row, number) -> learner)
                .list();
    }

    /** The same for what they bring along, also while there is no enrolment to lock. */
    void lockForTransfer(Learner learner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 3))")
                .param(learner.id().toString())
                .query((row, number) -> learner)
                .single();
    }

    /** Stores a new enrolment, unless the learner has one in this roadmap: then {@code false}. */
    boolean insert(Enrollment enrollment) {
        return insert(enrollment, enrollment.roadmap().version());
    }

    /** The same for one that has statuses already, and perhaps earlier topics. */
    boolean insertCopy(Enrollment enrollment) {
        var isNew =
                insert(
                        enrollment,
                        enrollment.earlier().isEmpty() ? enrollment.roadmap().version() : 0);
        var touched =
                Stream.concat(enrollment.topics().stream(), enrollment.earlier().stream())
                        .filter(TopicProgress::isTouched)
                        .toList();
        if (isNew && !touched.isEmpty()) {
            upsert(enrollment.id(), touched);
        }
        return isNew;
    }

    private boolean insert(Enrollment enrollment, int firstVersion) {
        followed.keep(enrollment.roadmap());
        return jdbc.sql(
                                """
                                insert into enrollment (id, learner_id, roadmap_id, version, first_version, enrolled_at, sequence)
                                values (?, ?, ?, ?, ?, ?, ?) on conflict (learner_id, roadmap_id) do nothing
                                """)
                        .params(
                                enrollment.id(),
                                enrollment.learnerId(),
                                enrollment.roadmap().roadmapId(),
                                enrollment.roadmap().version(),
                                firstVersion,
                                Timestamp.from(enrollment.enrolledAt()),
                                enrollment.sequence())
                        .update()
                == 1;
    }

    /** Stores what has changed: the sequence, topics' statuses, and the version if it is kept. */
    void update(Enrollment enrollment) {
        jdbc.sql("update enrollment set sequence = ?, version = ? where id = ?")
                .params(enrollment.sequence(), enrollment.roadmap().version(), enrollment.id())
                .update();
        if (!enrollment.changed().isEmpty()) {
            upsert(enrollment.id(), enrollment.changed());
        }
    }

    /** Stores the same, and that the version is followed. */
    void updateToNewVersion(Enrollment enrollment) {
        followed.keep(enrollment.roadmap());
        update(enrollment);
    }

    private void upsert(UUID enrollment, List<TopicProgress> changed) {
        jdbc.sql(
                        """
                        insert into topic_progress (enrollment_id, topic_id, status, changed_at)
                        select ?, * from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as timestamptz[]))
                        on conflict (enrollment_id, topic_id)
                        do update set status = excluded.status, changed_at = excluded.changed_at
                        """)
                .params(
                        enrollment,
                        texts(changed, each -> each.topic().topicId()),
                        texts(changed, each -> each.status().word()),
                        texts(changed, each -> Objects.requireNonNull(each.changedAt())))
                .update();
    }

    private static String[] texts(
            List<TopicProgress> topics, Function<TopicProgress, Object> column) {
        return topics.stream().map(column).map(Object::toString).toArray(String[]::new);
    }

    void deleteAll(Learner learner) {
        jdbc.sql("delete from enrollment where learner_id = ?").param(learner.id()).update();
    }

    private List<StoredEnrollment> read(String where, Object... parameters) {
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
        return rows.values().stream()
                .map(topics -> EnrollmentRow.restore(topics, earlier(topics.getFirst())))
                .toList();
    }

    /** Under the names that they had when they were last in the learner's roadmap. */
    private List<TopicProgress> earlier(EnrollmentRow enrollment) {
        return enrollment.hasMovedUp()
                ? jdbc.sql(
                                """
                                select p.topic_id, p.status, p.changed_at, t.slug, t.title
                                from topic_progress p
                                cross join lateral (
                                    select slug, title, version from followed_topic
                                    where topic_id = p.topic_id and roadmap_id = ? and version <= ?
                                    order by version desc limit 1) t
                                where p.enrollment_id = ? and t.version < ?
                                order by p.changed_at, t.slug
                                """)
                        .params(
                                enrollment.roadmapId(),
                                enrollment.version(),
                                enrollment.id(),
                                enrollment.version())
                        .query((row, number) -> EnrollmentRow.progress(row))
                        .list()
                : List.of();
    }
}
