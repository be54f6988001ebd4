package dev.backroad.catalog.cache;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Numbers in PostgreSQL that a test counts up: the truth that the cache is compared with. */
@TestComponent
final class Numbers {

    record Count(long value) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    Numbers(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        jdbc.sql("create table if not exists test_number (name text primary key, value bigint)")
                .update();
    }

    /**
     * Counts up in a transaction that names the change to an instance; returns after its commit.
     */
    void count(String name, CacheInstance writer) {
        transactions.executeWithoutResult(_ -> write(name, writer));
    }

    /** The same, and takes it back. */
    void countInVain(String name, CacheInstance writer) {
        transactions.executeWithoutResult(status -> {
            write(name, writer);
            status.setRollbackOnly();
        });
    }

    private void write(String name, CacheInstance writer) {
        jdbc.sql(
                        """
                        insert into test_number (name, value) values (?, 1)
                        on conflict (name) do update set value = test_number.value + 1
                        """)
                .param(name)
                .update();
        writer.versions.changed(List.of(name));
    }

    /** What is committed, or what the caller's transaction sees; 0 if there is no such number. */
    long truth(String name) {
        return load(name).map(Count::value).orElse(0L);
    }

    Optional<Count> load(String name) {
        return jdbc.sql("select value from test_number where name = ?")
                .param(name)
                .query(Count.class)
                .optional();
    }

    /** What an instance shows. */
    long shown(String name, CacheInstance reader) {
        return reader.cache.read(name, Count.class, () -> load(name)).map(Count::value).orElse(0L);
    }
}
