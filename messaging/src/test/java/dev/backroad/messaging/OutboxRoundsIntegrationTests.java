package dev.backroad.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.messaging.MessagingTestApplication.NoteTakenV1;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the relay asks and marks. Nothing that waits is committed here, or the relay that runs beside
 * the test would send it.
 */
@MessagingTest
class OutboxRoundsIntegrationTests {

    @Autowired Outbox outbox;
    @Autowired TransactionOperations transactions;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource dataSource;
    @Autowired InstantSource time;

    private final UUID notebook = UUID.randomUUID();
    private final AtomicInteger questions = new AtomicInteger();
    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

    @BeforeEach
    void openBroker() {
        broker.initTransactions();
    }

    @Test
    void roundThatNeitherBoundCutIsNotAskedForAgain() {
        int batches = batchesUntilAPause(3, "short");

        assertThat(batches).isEqualTo(1);
        assertThat(questions).hasValue(1);
        assertThat(sequencesSent()).containsExactlyElementsOf(upTo(3));
    }

    /** Eight times 266,000 euro signs are too many bytes for a batch, and not too many letters. */
    @ParameterizedTest
    @CsvSource({"501, x, 1", "8, €, 266000"})
    void roundThatABoundCutIsFollowedByAnother(int events, String character, int times) {
        int batches = batchesUntilAPause(events, character.repeat(times));

        assertThat(batches).isEqualTo(3);
        assertThat(questions).hasValue(3);
        assertThat(sequencesSent()).containsExactlyElementsOf(upTo(events));
    }

    @Test
    void onlyTheMarkDoesNotWaitForTheDisk() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var single = new SingleConnectionDataSource(connection, true);
            var own = JdbcClient.create(single);
            var transaction = new TransactionTemplate(new JdbcTransactionManager(single));
            // As in production: the server of the tests is in more of a hurry.
            own.sql("set synchronous_commit = on").update();

            // Committed, for a rollback would undo the setting whatever its reach. The relay does
            // not see the event: it is marked already.
            var ofTheMark = transaction.execute(_ -> takeAndMark(own));
            var ofTheNextChange = transaction.execute(change -> takeAndTakeBack(own, change));

            assertThat(ofTheMark).isEqualTo("off");
            assertThat(ofTheNextChange).isEqualTo("on");
            assertThat(synchronousCommit(own)).isEqualTo("on");
            own.sql("reset synchronous_commit").update();
        }
    }

    private String takeAndMark(JdbcClient own) {
        outboxOf(own, notebook).append(notebook.toString(), 1, new NoteTakenV1("marked"));
        assertThat(synchronousCommit(own)).isEqualTo("on");
        var place = new RecordMetadata(new TopicPartition(Notebook.TOPIC, 0), 0, 0, 0, 0, 0);
        new OutboxTable(own).markPublished(List.of(row(notebook)), List.of(place), time.instant());
        return synchronousCommit(own);
    }

    private String takeAndTakeBack(JdbcClient own, TransactionStatus change) {
        outboxOf(own, UUID.randomUUID()).append(notebook.toString(), 2, new NoteTakenV1("never"));
        change.setRollbackOnly();
        return synchronousCommit(own);
    }

    private Outbox outboxOf(JdbcClient own, UUID eventId) {
        return new Outbox(
                own, new EventJson(), time, () -> eventId, () -> null, _ -> {}, "/test-service");
    }

    private static OutboxRow row(UUID eventId) {
        return new OutboxRow(eventId, "", "", "", "", 1, Instant.EPOCH, "", null);
    }

    private static String synchronousCommit(JdbcClient own) {
        return own.sql("show synchronous_commit").query(String.class).single();
    }

    /** Takes so many notes, and returns in how many batches they went before a pause was due. */
    private int batchesUntilAPause(int events, String note) {
        var batches = new AtomicInteger();
        transactions.executeWithoutResult(change -> {
            IntStream.rangeClosed(1, events)
                    .forEach(i -> outbox.append(notebook.toString(), i, new NoteTakenV1(note)));
            var sender = sender();
            do {
                batches.incrementAndGet();
            } while (sender.sendBatch(broker) && batches.get() < 10);
            change.setRollbackOnly();
        });
        return batches.get();
    }

    private PartitionRelay sender() {
        JdbcClient counting =
                sql -> {
                    if (sql.contains("outbox_next")) {
                        questions.incrementAndGet();
                    }
                    return jdbc.sql(sql);
                };
        return new PartitionRelay(
                partition(),
                1,
                new OutboxTable(counting),
                _ -> broker,
                new OutboxLeases(jdbc, UUID.randomUUID()),
                new Nudges(),
                time);
    }

    private int partition() {
        return jdbc.sql("select get_byte(decode(md5(?), 'hex'), 0) % 4")
                .param(notebook.toString())
                .query(Integer.class)
                .single();
    }

    /** Of our notebook only: other tests may have left some behind. */
    private List<Long> sequencesSent() {
        return broker.history().stream()
                .filter(message -> message.key().equals(notebook.toString()))
                .map(OutboxRoundsIntegrationTests::sequence)
                .toList();
    }

    private static long sequence(ProducerRecord<String, byte[]> message) {
        return Long.parseLong(
                new String(message.headers().lastHeader(CloudEvent.SEQUENCE).value(), UTF_8));
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
