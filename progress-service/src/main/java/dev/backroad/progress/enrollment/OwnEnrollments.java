package dev.backroad.progress.enrollment;

import dev.backroad.defaults.ProblemException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** For other features: whether an enrolment is the caller's own, and which topics it knows. */
@Repository
public class OwnEnrollments {

    private final JdbcClient jdbc;

    OwnEnrollments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Refuses what is not the learner's.
     *
     * @throws ProblemException 404
     */
    public void demand(Learner learner, UUID enrollment) {
        var isOwn =
                jdbc.sql(
                                """
                                select exists (select from enrollment where learner_id = ? and id = ?)
                                """)
                        .params(learner.id(), enrollment)
                        .query(Boolean.class)
                        .single();
        if (!isOwn) {
            throw notFound();
        }
    }

    /** How an enrolment is refused that is not there, or is somebody else's: 404. */
    public static ProblemException notFound() {
        return Refusals.enrollmentNotFound();
    }

    /** Whether one of the learner's roadmaps has a topic, in the version that they follow. */
    public boolean haveTopic(UUID learner, UUID topic) {
        return jdbc.sql(
                        """
                        select exists (
                            select from enrollment join followed_topic using (roadmap_id, version)
                            where learner_id = ? and topic_id = ?)
                        """)
                .params(learner, topic)
                .query(Boolean.class)
                .single();
    }

    /**
     * Returns the topic of this name in the learner's version or, if that has none, in the latest
     * version before it that somebody followed.
     *
     * @throws ProblemException 404 if there is no such enrolment or topic
     */
    public UUID topic(Learner learner, UUID enrollment, String slug) {
        demand(learner, enrollment);
        return jdbc.sql(
                        """
                        select t.topic_id from enrollment e
                        join followed_topic t on t.roadmap_id = e.roadmap_id and t.version <= e.version
                        where e.learner_id = ? and e.id = ? and t.slug = ?
                        order by t.version desc limit 1
                        """)
                .params(learner.id(), enrollment, slug)
                .query(UUID.class)
                .optional()
                .orElseThrow(Refusals::topicNotInRecord);
    }
}
