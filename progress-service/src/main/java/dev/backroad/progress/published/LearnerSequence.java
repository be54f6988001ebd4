package dev.backroad.progress.published;

import dev.backroad.progress.accounts.PersonalRecords;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Numbers a learner's events, from 1. */
@Repository
class LearnerSequence implements PersonalRecords {

    private final JdbcClient jdbc;

    LearnerSequence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the next number; others wait for theirs until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    long next(UUID learner) {
        return jdbc.sql(
                        """
                        insert into learner_news as known (learner_id, sequence) values (?, 1)
                        on conflict (learner_id) do update set sequence = known.sequence + 1
                        returning sequence
                        """)
                .param(learner)
                .query(Long.class)
                .single();
    }

    @Override
    public String name() {
        return "eventsTold";
    }

    @Override
    public Long of(UUID learner) {
        return jdbc.sql("select coalesce(max(sequence), 0) from learner_news where learner_id = ?")
                .param(learner)
                .query(Long.class)
                .single();
    }

    @Override
    public void forget(UUID learner) {
        jdbc.sql("delete from learner_news where learner_id = ?").param(learner).update();
    }
}
