package dev.backroad.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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
     * Appends an event to the caller's transaction, as {@link #append(String, List)} does.
     *
     * @param sequence the aggregate's own event number, from 1, without a repeat
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(String aggregateId, long sequence, PublishedEvent event) {
        append(aggregateId, List.of(new NumberedEvent(sequence, event)));
    }

    /**
     * Appends events to the caller's transaction, in one statement however many they are.
     *
     * @param aggregateId whose events they are, not empty; events of one aggregate arrive in order
     * @param events at least one, with numbers that were taken while the aggregate is locked, so
     *     that numbers commit in their order
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a
     *     transaction
     * @throws org.springframework.dao.DuplicateKeyException if the aggregate used a number before
     * @throws IllegalArgumentException if an event is larger than Kafka takes ({@value
     *     #LARGEST_EVENT} bytes)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(String aggregateId, List<NumberedEvent> events) {
        jdbc
                .sql(
                        """
                        insert into outbox (event_id, topic, type, source, aggregate_id, sequence, occurred_at, payload, traceparent)
                        select event_id, topic, type, ?, ?, sequence, cast(? as timestamptz), payload, ?
                        from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as bigint[]), cast(? as text[]))
                            as news (event_id, topic, type, sequence, payload)
                        returning partition
                        """)
                .params(source, aggregateId, Timestamp.from(time.instant()))
                .param(traceparent.get())
                .param(events.stream().map(event -> ids.get()).toArray(UUID[]::new))
                .param(texts(events, PublishedEvent::topic))
                .param(texts(events, PublishedEvent::type))
                .param(events.stream().map(NumberedEvent::sequence).toArray(Long[]::new))
                .param(texts(events, this::payload))
                .query(Integer.class)
                .list()
                .stream()
                .findFirst()
                .ifPresent(this::nudgeAfterCommit);
    }

    private static String[] texts(
            List<NumberedEvent> events, Function<PublishedEvent, String> column) {
        return events.stream().map(NumberedEvent::event).map(column).toArray(String[]::new);
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
