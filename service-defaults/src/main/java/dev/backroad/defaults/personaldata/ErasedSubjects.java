package dev.backroad.defaults.personaldata;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is to be forgotten for good. An access token lives some minutes longer than its account, and
 * news about somebody may be on its way on another topic: without this memory, either would bring
 * back what was just erased.
 */
@Transactional(propagation = Propagation.MANDATORY)
public class ErasedSubjects {

    private final JdbcClient jdbc;
    private final InstantSource time;

    ErasedSubjects(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Notes that an account is gone. What the service holds is deleted in the same transaction. */
    public void add(UUID account) {
        lock(account);
        jdbc.sql(
                        "insert into erased_subject (subject, erased_at) values (?, ?)"
                                + " on conflict do nothing")
                .params(account, Timestamp.from(time.instant()))
                .update();
        // Stored answers tell of the person, too; a caller's name begins with its subject.
        jdbc.sql("delete from idempotency_key where caller like ? || ' %'")
                .param(account.toString())
                .update();
    }

    /**
     * Whether the account is gone. Until the caller's transaction ends, {@link #add} waits for it:
     * nothing is written between this look and that end that nobody would erase.
     */
    public boolean contains(UUID account) {
        return ask("select is_erased(?)", account);
    }

    /**
     * The same, and until then nobody else who asks goes on, either. To be asked first: who holds
     * the shared lock already could wait for another who does.
     */
    public boolean containsAlone(UUID account) {
        lock(account);
        return ask("select exists (select from erased_subject where subject = ?)", account);
    }

    private boolean ask(String question, UUID account) {
        return jdbc.sql(question).param(account).query(Boolean.class).single();
    }

    private void lock(UUID account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(account.toString())
                .query((row, number) -> account)
                .single();
    }
}
