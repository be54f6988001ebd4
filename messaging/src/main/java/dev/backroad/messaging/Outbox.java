package dev.backroad.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.IntConsumer;
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

    /** Kafka's usual limit for a record, less room for the headers. */
    static final int LARGEST_EVENT = 900_000;

    private final JdbcClient jdbc;
    private final EventJson json;
    private final InstantSource time;
    private final Supplier<UUID> ids;
    private final Supplier<@Nullable String> traceparent;
    private final IntConsumer committed;
    private final String source;

    Outbox(
            JdbcClient jdbc,
            EventJson json,
            InstantSource time,
            Supplier<UUID> ids,
            Supplier<@Nullable String> traceparent,
            IntConsumer committed,
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
     * @param aggregateId whose event it is, not empty; events of one aggregate arrive in order
     * @param sequence the aggregate's own event number, from 1, without a repeat; to be taken while
     *     the aggregate is locked, so that numbers commit in their order
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a
     *     transaction
     * @throws org.springframework.dao.DuplicateKeyException if the aggregate used the number before
     * @throws IllegalArgumentException if the event is larger than Kafka takes ({@value
     *     #LARGEST_EVENT} bytes)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(String aggregateId, long sequence, PublishedEvent event) {
        int partition =
                jdbc.sql(
                                """
                                insert into outbox (event_id, topic, type, source, aggregate_id, sequence, occurred_at, payload, traceparent)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning partition
                                """)
                        .params(
                                ids.get(),
                                event.topic(),
                                event.type(),
                                source,
                                aggregateId,
                                sequence,
                                Timestamp.from(time.instant()),
                                payload(event),
                                traceparent.get())
                        .query(Integer.class)
                        .single();
        nudgeAfterCommit(partition);
    }

    private String payload(PublishedEvent event) {
        var payload = json.write(event);
        if (payload.getBytes(UTF_8).length > LARGEST_EVENT) {
            // Now the caller can still be told. In the outbox it would hold back its aggregate.
            throw new IllegalArgumentException(
                    event.type() + " is larger than " + LARGEST_EVENT + " bytes");
        }
        return payload;
    }

    private void nudgeAfterCommit(int partition) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        committed.accept(partition);
                    }
                });
    }
}
