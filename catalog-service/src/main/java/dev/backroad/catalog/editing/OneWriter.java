package dev.backroad.catalog.editing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets one transaction at a time change the catalog, on all instances together. Rules such as "no
 * circle" look at rows that the change itself does not touch: two editors who each create one half
 * of a circle would both be right. Changes are rare, and readers wait for nobody.
 */
@Component
public class OneWriter {

    /** Any number, as long as nothing else in this database locks the same. */
    private static final long LOCK = 2_482_002;

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final JdbcClient jdbc;

    OneWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Waits for its turn, which ends with the transaction; to be called before anything is read.
     * Whoever waits holds a connection that readers need, and is asked for an answer: after a
     * second it is better to say that others were first.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void awaitTurn() {
        jdbc.sql("set local lock_timeout = '1s'").update();
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
    }

    /**
     * The same for work that nobody waits for, and that has to be done in the end. It asks again
     * and again: one statement that waits is ended after some seconds, by PostgreSQL and by its
     * driver.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void awaitTurnHoweverLong() {
        while (!takesTurn()) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Stopped while another instance had its turn");
            }
        }
    }

    private boolean takesTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }
}
