package dev.backroad.progress.notes;

import dev.backroad.defaults.ProblemException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How much a learner has written, all notes and checks together. It has an end, so that the record
 * fits into one file that can be brought back: without one, a learner could write what they cannot
 * take along.
 */
@Repository
class Shelf {

    /** In bytes of JSON, as in the file. A file has 2 MiB more, for everything else. */
    static final int ROOM = 4 * 1024 * 1024;

    private final JdbcClient jdbc;

    Shelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns how much there is, of the learner whose enrolment it is. */
    long used(UUID enrollment) {
        return jdbc.sql(
                        """
                        with mine as (
                            select o.id from enrollment e
                            join enrollment o on o.learner_id = e.learner_id where e.id = ?)
                        select
                            (select coalesce(sum(octet_length(to_json(n.text)::text)), 0)
                                from topic_note n join mine on mine.id = n.enrollment_id)
                          + (select coalesce(sum(octet_length(c.items::text)), 0)
                                from topic_checklist c join mine on mine.id = c.enrollment_id)
                        """)
                .param(enrollment)
                .query(Long.class)
                .single();
    }

    /**
     * Refuses what has left a learner with more than fits, and so ends their transaction; who had
     * too much before may always have less. Two at once may both have found room: the file has some
     * to spare.
     *
     * @throws ProblemException 422
     */
    void demandRoom(UUID enrollment, long usedBefore) {
        var used = used(enrollment);
        if (used > ROOM && used > usedBefore) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "notes-full",
                    "All your notes and checks together would have more than 4 MiB.");
        }
    }
}
