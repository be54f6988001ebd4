package dev.backroad.progress.enrollment;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what an enrolment went through out of its history. */
@Repository
class Pasts {

    private record Stood(int version, UUID topicId) {}

    private final JdbcClient jdbc;

    Pasts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For who is about to change the enrolment. */
    Past of(Enrollment enrollment) {
        // Its table first, as who makes partitions does: in the other order both would wait.
        jdbc.sql("lock table enrollment in row exclusive mode").update();
        return new Past(versions(enrollment), inherited(enrollment.id()));
    }

    private List<Set<UUID>> versions(Enrollment enrollment) {
        Map<Integer, Set<UUID>> versions = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select version, topic_id from followed_topic
                        where roadmap_id = ? and (version = ? or version in
                            (select version from progress_history where enrollment_id = ? and version < ?))
                        order by version
                        """)
                .params(
                        enrollment.roadmap().roadmapId(),
                        enrollment.roadmap().version(),
                        enrollment.id(),
                        enrollment.roadmap().version())
                .query(Stood.class)
                .list()
                .forEach(it ->
                        versions.computeIfAbsent(it.version(), _ -> new LinkedHashSet<>())
                                .add(it.topicId()));
        return List.copyOf(versions.values());
    }

    /** What changed in the moment of a step, and never because its learner moved it. */
    private Set<UUID> inherited(UUID enrollment) {
        return jdbc.sql(
                        """
                        with history as (
                            select at, kind, topic_id from progress_history where enrollment_id = :enrollment)
                        select topic_id from topic_progress where enrollment_id = :enrollment
                            and changed_at in (select at from history where kind in ('moved-up', 'topics-inherited'))
                            and topic_id not in (select topic_id from history where topic_id is not null)
                        """)
                .param("enrollment", enrollment)
                .query(UUID.class)
                .set();
    }
}
