package dev.backroad.messaging;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes events down beside the state change that they tell of: one transaction, so that an event
 * exists if and only if its change was committed. {@link OutboxRelay} sends them afterwards.
 */
public class Outbox {

    private final JdbcClient jdbc;
    private final EventJson json;
    private final InstantSource time;
    private final Supplier<UUID> ids;
    private final Supplier<@Nullable String> traceparent;
    private final Runnable committed;
    private final String source;

    Outbox(
            JdbcClient jdbc,
            EventJson json,
            InstantSource time,
            Supplier<UUID> ids,
            Supplier<@Nullable String> traceparent,
            Runnable committed,
            String source) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
        this.ids = ids;
        this.traceparent = traceparent;
        this.committed = committed;
        this.source = source;
    }

    /**
     * Appends an event to the caller's transaction.
     *
     * @param aggregateId whose event it is; events of one aggregate arrive in order
     * @param sequence the aggregate's own event number, from 1, without a repeat
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a
     *     transaction
     * @throws org.springframework.dao.DuplicateKeyException if the aggregate used the number before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(String aggregateId, long sequence, PublishedEvent event) {
        jdbc.sql(
                        """
                        insert into outbox (event_id, topic, type, source, aggregate_id, sequence, occurred_at, payload, traceparent)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        ids.get(),
                        event.topic(),
                        event.type(),
                        source,
                        aggregateId,
                        sequence,
                        Timestamp.from(time.instant()),
                        json.write(event),
                        traceparent.get())
                .update();
        nudgeAfterCommit();
    }

    private void nudgeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        committed.run();
                    }
                });
    }
}
