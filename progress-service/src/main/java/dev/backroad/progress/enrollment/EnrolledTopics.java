package dev.backroad.progress.enrollment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which topics a learner has before them, for other features to ask. */
@Repository
public class EnrolledTopics {

    private final JdbcClient jdbc;

    EnrolledTopics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns whether one of the learner's roadmaps has the topic. */
    public boolean has(Learner learner, String slug) {
        return jdbc.sql(
                        """
                        select exists (
                            select from enrollment join followed_topic topic using (roadmap_id, version)
                            where learner_id = ? and topic.slug = ?)
                        """)
                .params(learner.id(), slug)
                .query(Boolean.class)
                .single();
    }
}
