package dev.backroad.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.backroad.messaging.MessagingTestApplication.Listener;
import dev.backroad.messaging.MessagingTestApplication.NoteTakenV1;
import dev.backroad.messaging.MessagingTestApplication.Notes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.IllegalTransactionStateException;

@MessagingTest
class MessagingIntegrationTests {

    private static final String DEAD_LETTERS = "test.notes.test-service.dlt";

    @Autowired Notes notes;
    @Autowired Outbox outbox;
    @Autowired Listener listener;
    @Autowired JdbcClient jdbc;
    @Autowired KafkaTemplate<String, byte[]> kafka;
    @Autowired ConsumerFactory<String, byte[]> consumers;

    private final UUID notebook = UUID.randomUUID();

    @Test
    void committedEventHasItsEffectOnce() {
        notes.take(notebook, 1, "hello");

        await().untilAsserted(() -> assertThat(effects()).containsExactly("hello"));
        await().untilAsserted(() -> assertThat(unpublished()).isZero());
    }

    /** Quotes and brackets are what arrays of the database are written with. */
    @Test
    void severalEventsAtOnceArriveInOrder() {
        notes.takeAll(notebook, "one", "{\"two\", \\}", "NULL", "ü,\n\ud83d\ude00");

        await().untilAsserted(() ->
                assertThat(effects())
                        .containsExactly("one", "{\"two\", \\}", "NULL", "ü,\n\ud83d\ude00"));
    }

    @Test
    void rolledBackEventIsNeverSent() {
        assertThatThrownBy(() -> notes.takeAndFail(notebook))
                .isInstanceOf(IllegalStateException.class);
        notes.take(notebook, 1, "after");

        await().untilAsserted(() -> assertThat(effects()).containsExactly("after"));
    }

    /** Otherwise it would work on and keep its locks long after its caller had gone. */
    @Test
    void statementThatTakesTooLongEndsInTheDatabase() {
        assertThatThrownBy(() -> jdbc.sql("select pg_sleep(600) as endless").query().listOfRows())
                .isInstanceOf(QueryTimeoutException.class);

        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from pg_stat_activity
                                        where state = 'active' and query like '%as endless'
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void refusesToAppendOutsideATransaction() {
        assertThatThrownBy(() -> outbox.append("x", 1, new NoteTakenV1("x")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void refusesASequenceTwice() {
        notes.take(notebook, 1, "first");

        assertThatThrownBy(() -> notes.take(notebook, 1, "again"))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void keepsTheOrderOfEachAggregateUnderParallelWriters() {
        var notebooks = LongStream.range(0, 8).mapToObj(i -> UUID.randomUUID()).toList();

        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            notebooks.forEach(id -> writers.execute(() -> takeMany(id, 25)));
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(notebooks)
                                .allSatisfy(id ->
                                        assertThat(sequences(id))
                                                .containsExactlyElementsOf(upTo(25))));
    }

    private void takeMany(UUID id, int count) {
        for (int i = 1; i <= count; i++) {
            notes.take(id, i, "note " + i);
        }
    }

    @Test
    void repeatedRecordHasNoSecondEffect() {
        var id = UUID.randomUUID();
        send(id, 1, "once");
        send(id, 1, "once");
        send(UUID.randomUUID(), 2, "last");

        await().untilAsserted(() -> assertThat(effects()).containsExactly("once", "last"));
    }

    @Test
    void eventOlderThanTheLastAppliedIsIgnored() {
        send(UUID.randomUUID(), 5, "five");
        send(UUID.randomUUID(), 4, "four, late");
        send(UUID.randomUUID(), 6, "six");

        await().untilAsserted(() -> assertThat(effects()).containsExactly("five", "six"));
    }

    @Test
    void recordThatCanNeverSucceedIsSetAsideAndTheNextHasItsTurn() {
        kafka.send(
                        new ProducerRecord<>(
                                "test.notes", notebook.toString(), "no event".getBytes(UTF_8)))
                .join();
        send(UUID.randomUUID(), 1, "next");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(effects()).containsExactly("next"));
        assertThat(setAside())
                .anySatisfy(letter -> {
                    assertThat(letter.key()).isEqualTo(notebook.toString());
                    assertThat(header(letter, "kafka_dlt-exception-message"))
                            .contains("the header ce_id is missing");
                    assertThat(letter.headers().lastHeader("kafka_dlt-exception-stacktrace"))
                            .isNull();
                });
    }

    @Test
    void failureThatHealsIsWaitedForAndNeverSetAside() {
        var before = setAside().size();
        listener.failNext(5);

        send(UUID.randomUUID(), 1, "patience");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(effects()).containsExactly("patience"));
        assertThat(setAside()).hasSize(before);
    }

    private void send(UUID eventId, long sequence, String note) {
        var row =
                new OutboxRow(
                        eventId,
                        "test.notes",
                        "dev.backroad.test.note-taken.v1",
                        "/somebody",
                        notebook.toString(),
                        sequence,
                        Instant.EPOCH,
                        "{\"note\":\"" + note + "\"}",
                        null);
        kafka.send(CloudEvent.record(row)).join();
    }

    private List<String> effects() {
        return jdbc.sql("select note from effect where subject = ? order by sequence")
                .param(notebook.toString())
                .query(String.class)
                .list();
    }

    private List<Long> sequences(UUID id) {
        return jdbc.sql("select sequence from effect where subject = ? order by n")
                .param(id.toString())
                .query(Long.class)
                .list();
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private long unpublished() {
        return jdbc.sql(
                        "select count(*) from outbox where published_at is null and aggregate_id ="
                                + " ?")
                .param(notebook.toString())
                .query(Long.class)
                .single();
    }

    private List<ConsumerRecord<String, byte[]>> setAside() {
        try (Consumer<String, byte[]> reader = consumers.createConsumer("reader", "test")) {
            var partition = new TopicPartition(DEAD_LETTERS, 0);
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            var end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var letters = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (reader.position(partition) < end) {
                reader.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
            return letters;
        }
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
