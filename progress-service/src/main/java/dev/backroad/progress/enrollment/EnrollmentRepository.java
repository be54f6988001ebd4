package dev.backroad.progress.enrollment;

import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Enrolments in PostgreSQL. Every question names the learner: a foreign enrolment is never even
 * read.
 */
@Repository
class EnrollmentRepository {

    /** An enrolment as one row for each topic that its learner has touched, or one without. */
    private static final String SELECT =
            """
            select e.id, e.learner_id, e.roadmap_id, e.version, e.first_version, e.enrolled_at, e.sequence,
                   newest.version as newest_version, p.topic_id, p.status, p.changed_at
            from enrollment e
            cross join lateral (select max(version) as version from roadmap n where n.roadmap_id = e.roadmap_id) newest
            left join topic_progress p on p.enrollment_id = e.id
            """;

    /** Not "for update": rows that refer to them may be written meanwhile. */
    private static final String LOCK =
            """
            select id, sequence from enrollment where learner_id = ? order by id for no key update
            """;

    private static final String UPSERT =
            """
            insert into topic_progress (enrollment_id, topic_id, status, changed_at)
            select ?, * from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as timestamptz[]))
            on conflict (enrollment_id, topic_id)
            do update set status = excluded.status, changed_at = excluded.changed_at
            """;

    private final JdbcClient jdbc;
    private final FollowedVersions followed;
    private final KnownVersions known;

    EnrollmentRepository(JdbcClient jdbc, FollowedVersions followed, KnownVersions known) {
        this.jdbc = jdbc;
        this.followed = followed;
        this.known = known;
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
     * ends. Nearly always in one statement. One that waits for a lock sees topics as they were
     * before it waited, and the locked row as it is now: their numbers differ, nothing is found,
     * and the next statement sees all as it is.
     */
    Optional<StoredEnrollment> lock(Learner learner, UUID id) {
        return read(
                        "with mine as materialized (" + LOCK + ") " + SELECT,
                        "join mine using (id, sequence) where e.id = ?",
                        learner.id(),
                        id)
                .stream()
                .findFirst()
                .or(() -> find(learner, id));
    }

    /**
     * Lets one transaction at a time change what a learner has done: features write rows of the
     * learner, and two that do it in different orders would wait for each other.
     */
    void lockAll(Learner learner) {
        jdbc.sql(LOCK).param(learner.id()).query((row, number) -> learner).list();
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
        return insert(enrollment, enrollment.roadmap().version(), false);
    }

    /** The same for one from a file: it has statuses already, and perhaps earlier topics. */
    boolean insertCopy(Enrollment enrollment) {
        var isNew =
                insert(
                        enrollment,
                        enrollment.earlier().isEmpty() ? enrollment.roadmap().version() : 0,
                        true);
        var touched =
                Stream.concat(enrollment.topics().stream(), enrollment.earlier().stream())
                        .filter(TopicProgress::isTouched)
                        .toList();
        if (isNew && !touched.isEmpty()) {
            jdbc.sql(UPSERT).params(topics(enrollment.id(), touched)).update();
        }
        return isNew;
    }

    private boolean insert(Enrollment enrollment, int firstVersion, boolean isBrought) {
        followed.keep(enrollment.roadmap());
        return jdbc.sql(
                                """
                                insert into enrollment (id, learner_id, roadmap_id, version, first_version, enrolled_at, sequence, brought)
                                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (learner_id, roadmap_id) do nothing
                                """)
                        .params(
                                enrollment.id(),
                                enrollment.learnerId(),
                                enrollment.roadmap().roadmapId(),
                                enrollment.roadmap().version(),
                                firstVersion,
                                Timestamp.from(enrollment.enrolledAt()),
                                enrollment.sequence(),
                                isBrought)
                        .update()
                == 1;
    }

    /** Stores what has changed: the sequence, topics' statuses, and the version if it is kept. */
    void update(Enrollment enrollment) {
        jdbc.sql(
                        """
                        with changed as (update enrollment set sequence = ?, version = ? where id = ?)
                        """
                                + UPSERT)
                .params(enrollment.sequence(), enrollment.roadmap().version(), enrollment.id())
                .params(topics(enrollment.id(), enrollment.changed()))
                .update();
    }

    /** Stores the same, and that the version is followed. */
    void updateToNewVersion(Enrollment enrollment) {
        followed.keep(enrollment.roadmap());
        update(enrollment);
    }

    private static List<Object> topics(UUID enrollment, List<TopicProgress> topics) {
        return List.of(
                enrollment,
                texts(topics, each -> each.topic().topicId()),
                texts(topics, each -> each.status().word()),
                texts(topics, each -> Objects.requireNonNull(each.changedAt())));
    }

    private static String[] texts(
            List<TopicProgress> topics, Function<TopicProgress, Object> column) {
        return topics.stream().map(column).map(Object::toString).toArray(String[]::new);
    }

    void deleteAll(Learner learner) {
        jdbc.sql("delete from enrollment where learner_id = ?").param(learner.id()).update();
    }

    private List<StoredEnrollment> read(String where, Object... parameters) {
        return read(SELECT, where, parameters);
    }

    private List<StoredEnrollment> read(String select, String where, Object... parameters) {
        var rows =
                jdbc.sql(select + where + " order by e.id")
                        .params(parameters)
                        .query(EnrollmentRow::all);
        return rows.stream().map(this::restore).toList();
    }

    private StoredEnrollment restore(EnrollmentRow row) {
        var roadmap = known.get(row.roadmapId(), row.version());
        return new StoredEnrollment(
                new Enrollment(
                        row.id(),
                        row.learnerId(),
                        roadmap,
                        row.enrolledAt(),
                        row.sequence(),
                        roadmap.topics().stream().map(row::progress).toList(),
                        earlier(row)),
                row.newestVersion());
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
                        .query(EnrollmentRow::progress)
                        .list()
                : List.of();
    }
}
