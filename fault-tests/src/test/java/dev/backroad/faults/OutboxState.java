package dev.backroad.faults;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What a teller's database says of its outbox. */
record OutboxState(JdbcClient database) {

    /** Grows whenever a lease changes hands; 0 where there are no leases. */
    long epochs() {
        return hasLeases()
                ? ask("select coalesce(sum(epoch), 0) from outbox_lease", Long.class)
                : 0;
    }

    /** Whether each lease was renewed just now: it lasts 6 s and is renewed every 2 s. */
    boolean leased() {
        return !hasLeases()
                || ask(
                        """
                        select bool_and(expires_at > clock_timestamp() + interval '3.5 s')
                        from outbox_lease
                        """,
                        Boolean.class);
    }

    /** How many events wait. */
    long unsent() {
        return ask("select count(*) from outbox where published_at is null", Long.class);
    }

    private boolean hasLeases() {
        return ask("select to_regclass('outbox_lease') is not null", Boolean.class);
    }

    private <T> T ask(String question, Class<T> answer) {
        return database.sql(question).query(answer).single();
    }
}
