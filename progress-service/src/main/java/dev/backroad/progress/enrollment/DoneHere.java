package dev.backroad.progress.enrollment;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells what was done here from what a file only says: anybody can write one. Statuses of a file
 * are shown as they are, but certificates and achievements are for what happened before our eyes.
 */
@Component
public class DoneHere {

    private final JdbcClient jdbc;

    DoneHere(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts the topics of an enrolment's version that came as done in a file, or inherited that,
     * and that its learner has not completed here since. Zero for an enrolment that began here.
     */
    public int missing(UUID enrollment) {
        return jdbc.sql(
                        """
                        select count(*) from enrollment e
                        join followed_topic t using (roadmap_id, version)
                        join topic_progress p on p.enrollment_id = e.id and p.topic_id = t.topic_id
                        where e.id = ? and e.brought and p.status = 'done' and not exists (
                            select from scored_topic s
                            where s.learner_id = e.learner_id and s.topic_id = p.topic_id)
                        """)
                .param(enrollment)
                .query(Integer.class)
                .single();
    }
}
