package dev.backroad.notification.stream;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the numbering of learners' notifications has come. */
@Repository
class Numbers {

    private final JdbcClient jdbc;

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the newest number of a learner, 0 before the first. */
    long last(UUID learner) {
        return jdbc.sql("select last_number from inbox_counter where learner_id = ?")
                .param(learner)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Returns the newest number of each of these learners who still has an account. */
    Map<UUID, Long> last(Collection<UUID> learners) {
        return jdbc
                .sql(
                        """
                        select asked.learner_id, coalesce(last_number, 0) as number
                        from unnest(string_to_array(?, ',')::uuid[]) as asked(learner_id)
                        left join inbox_counter using (learner_id)
                        where not exists (select from erased_subject where subject = asked.learner_id)
                        """)
                .param(learners.stream().map(UUID::toString).collect(joining(",")))
                .query((row, rowNumber) ->
                        Map.entry(row.getObject("learner_id", UUID.class), row.getLong("number")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Counts what is kept after one number and up to another. */
    long kept(UUID learner, long after, long upTo) {
        return jdbc.sql(
                        """
                        select count(*) from notification
                        where learner_id = ? and number > ? and number <= ?
                        """)
                .params(learner, after, upTo)
                .query(Long.class)
                .single();
    }
}
