package dev.backroad.faults.probe;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does commands: one transaction for the aggregate, the domain row and the event. */
@Component
@Profile("teller")
class Commands {

    static final class RefusedException extends RuntimeException {}

    private final JdbcClient jdbc;
    private final Telling telling;

    Commands(JdbcClient jdbc, Telling telling) {
        this.jdbc = jdbc;
        this.telling = telling;
    }

    /**
     * Does the command and returns its number in the aggregate's history. One that is to be refused
     * writes everything first: what it wrote and told must go with the transaction.
     */
    @Transactional
    public long perform(String aggregate, String command, boolean refuse) {
        var sequence = next(aggregate);
        jdbc.sql("insert into command (id, aggregate, sequence) values (?, ?, ?)")
                .params(command, aggregate, sequence)
                .update();
        telling.tell(new CommandDone(aggregate, sequence, command));
        if (refuse) {
            throw new RefusedException();
        }
        return sequence;
    }

    /** The row's lock makes the aggregate's commands wait for each other until the commit. */
    private long next(String aggregate) {
        return jdbc.sql(
                        """
                        insert into aggregate (id, sequence) values (?, 1)
                        on conflict (id) do update set sequence = aggregate.sequence + 1
                        returning sequence
                        """)
                .param(aggregate)
                .query(Long.class)
                .single();
    }
}
