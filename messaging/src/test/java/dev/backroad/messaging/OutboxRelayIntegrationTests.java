package dev.backroad.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.backroad.messaging.MessagingTestApplication.NoteTakenV1;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.support.TransactionOperations;

@MessagingTest
class OutboxRelayIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired Outbox outbox;
    @Autowired OutboxTable table;
    @Autowired OutboxRelay relay;
    @Autowired Housekeeping housekeeping;
    @Autowired Notebook notes;
    @Autowired TransactionOperations transactions;
    @Autowired ProducerFactory<?, ?> kafka;
    @Autowired JdbcClient jdbc;
    @Autowired InstantSource time;
    @Autowired MeterRegistry meters;

    private final UUID notebook = UUID.randomUUID();

    /** An event that no broker takes: there is no such topic. */
    record LostV1(String note) implements PublishedEvent {

        @Override
        public String topic() {
            return "no.such.topic";
        }

        @Override
        public String type() {
            return "dev.backroad.test.lost.v1";
        }
    }

    @Test
    void instancesShareThePartitionsAndTheLastOneHasThemAll() {
        await().atMost(PATIENCE).until(() -> relay.leasesHeld() == 4);
        var second = anotherRelay();

        second.start();

        try {
            await().atMost(PATIENCE)
                    .until(() -> relay.leasesHeld() == 2 && second.leasesHeld() == 2);
        } finally {
            second.stop();
        }
        await().atMost(PATIENCE).until(() -> relay.leasesHeld() == 4);
        tell(notebook, 1, "after");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(notes.effects(notebook)).containsExactly("after"));
    }

    @Test
    void leaseOfAnInstanceThatDiedIsTakenOver() {
        await().atMost(PATIENCE).until(() -> relay.leasesHeld() == 4);
        // As if another instance had taken it, and then was killed.
        jdbc.sql(
                        """
                        update outbox_lease set holder = ?, epoch = epoch + 1,
                            expires_at = clock_timestamp() + interval '3 s' where partition = 0
                        """)
                .param(UUID.randomUUID())
                .update();
        await().atMost(PATIENCE).until(() -> relay.leasesHeld() == 3);

        await().atMost(PATIENCE).until(() -> relay.leasesHeld() == 4);
        var told = notebooksOf(0);
        told.forEach(id -> tell(id, 1, "taken over"));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(told)
                                .allSatisfy(id ->
                                        assertThat(notes.effects(id))
                                                .containsExactly("taken over")));
    }

    @Test
    void brokerRefusesAPausedSenderThatLostItsLease() {
        var producers = new FencedProducers(kafka.getConfigurationProperties(), "paused-service");
        try (var paused = producers.open(0);
                var successor = producers.open(0)) {
            paused.initTransactions();
            paused.beginTransaction();

            successor.initTransactions();
            var _ =
                    paused.send(
                            new ProducerRecord<>(Notebook.TOPIC, notebook.toString(), new byte[0]));

            assertThatThrownBy(paused::commitTransaction).isInstanceOf(KafkaException.class);
        }
        notes.send(notebook, 1, "the only one");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(notes.effects(notebook)).containsExactly("the only one"));
        assertThat(notes.letters(notebook, "waiting")).isEmpty();
    }

    @Test
    void eventThatCannotBeSentHoldsBackItsOwnAggregateOnly() {
        var others = notebooksOf(partitionOf(notebook));
        append(notebook, 1, new LostV1("nowhere"));
        tell(notebook, 2, "behind it");
        others.forEach(id -> tell(id, 1, "on its way"));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(others)
                                .allSatisfy(id ->
                                        assertThat(notes.effects(id))
                                                .containsExactly("on its way")));

        assertThat(notes.effects(notebook)).isEmpty();
        jdbc.sql("delete from outbox where topic = 'no.such.topic'").update();
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () -> assertThat(notes.effects(notebook)).containsExactly("behind it"));
    }

    @Test
    void openTransactionHidesAndDelaysNobodyElse() throws Exception {
        var late = UUID.randomUUID();
        var mayCommit = new CountDownLatch(1);
        var isWritten = new CountDownLatch(1);
        var commit =
                CompletableFuture.runAsync(() ->
                        transactions.executeWithoutResult(status -> {
                            outbox.append(late.toString(), 1, new NoteTakenV1("late"));
                            isWritten.countDown();
                            wait(mayCommit);
                        }));
        isWritten.await();

        tell(notebook, 1, "on time");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(notes.effects(notebook)).containsExactly("on time"));
        assertThat(notes.effects(late)).isEmpty();
        mayCommit.countDown();
        commit.join();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(notes.effects(late)).containsExactly("late"));
    }

    @Test
    void commitWakesTheSenderOfItsPartitionAndARollbackDoesNot() {
        var woken = new ArrayList<Integer>();
        var own =
                new Outbox(
                        jdbc,
                        new EventJson(),
                        time,
                        UUID::randomUUID,
                        () -> null,
                        woken::add,
                        "/test-service");

        transactions.executeWithoutResult(status -> {
            own.append(notebook.toString(), 1, new NoteTakenV1("rolled back"));
            status.setRollbackOnly();
        });
        assertThat(woken).isEmpty();
        transactions.executeWithoutResult(
                status -> own.append(notebook.toString(), 1, new NoteTakenV1("committed")));

        assertThat(woken).containsExactly(partitionOf(notebook));
    }

    @Test
    void readsEachAggregateInSequenceAndWithoutAGap() {
        // Under a lease that nobody holds, so that nobody sends them away.
        var rows = new ArrayList<OutboxRow>();
        transactions.executeWithoutResult(status -> {
            IntStream.of(3, 1, 2)
                    .forEach(i -> outbox.append(notebook.toString(), i, new NoteTakenV1("n" + i)));
            rows.addAll(table.unpublished(partitionOf(notebook), "", List.of()));
            assertThat(table.unpublished(partitionOf(notebook), "", List.of(notebook.toString())))
                    .noneMatch(row -> row.aggregateId().equals(notebook.toString()));
            status.setRollbackOnly();
        });

        assertThat(rows)
                .filteredOn(row -> row.aggregateId().equals(notebook.toString()))
                .extracting(OutboxRow::sequence)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void batchIsBoundedInBytes() {
        transactions.executeWithoutResult(status -> {
            IntStream.rangeClosed(1, 20)
                    .forEach(i ->
                            outbox.append(
                                    notebook.toString(), i, new NoteTakenV1("x".repeat(800_000))));

            assertThat(table.unpublished(partitionOf(notebook), "", List.of()))
                    .hasSizeBetween(1, 6);
            status.setRollbackOnly();
        });
    }

    @Test
    void refusesAnEventThatIsTooLargeForKafka() {
        assertThatThrownBy(() -> tell(notebook, 1, "x".repeat(1_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("larger than 900000 bytes");

        tell(notebook, 1, "small");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(notes.effects(notebook)).containsExactly("small"));
    }

    @Test
    void forgetsWhatWasPublishedLongAgoAndNothingElse() {
        tell(notebook, 1, "old");
        tell(notebook, 2, "young");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(published(notebook)).hasSize(2));
        var yesterday = time.instant().minus(Housekeeping.OUTBOX_KEPT).minusSeconds(60);
        jdbc.sql("update outbox set published_at = ? where aggregate_id = ? and sequence = 1")
                .params(Timestamp.from(yesterday), notebook.toString())
                .update();
        jdbc.sql("insert into inbox values (?, ?)")
                .params(notebook, Timestamp.from(time.instant().minus(Duration.ofDays(15))))
                .update();

        housekeeping.tidy();

        assertThat(published(notebook)).containsExactly(2L);
        assertThat(
                        jdbc.sql("select count(*) from inbox where event_id = ?")
                                .param(notebook)
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(notes.effects(notebook)).isNotEmpty();
    }

    @Test
    void gaugesTellOfBacklogLeasesLagAndDeadLetters() {
        await().atMost(PATIENCE).until(() -> gauge("backroad.outbox.leases") == 4);

        assertThat(gauge("backroad.outbox.unpublished")).isGreaterThanOrEqualTo(0);
        assertThat(gauge("backroad.outbox.oldest.age")).isGreaterThanOrEqualTo(0);
        assertThat(gauge("backroad.dead.letters")).isGreaterThanOrEqualTo(0);
        tell(notebook, 1, "heard");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(notes.effects(notebook)).isNotEmpty());
        // None is left, though each transaction's end takes an offset of its own.
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(MeterNotFoundException.class)
                .until(() -> gauge("backroad.consumer.lag") == 0);
    }

    private OutboxRelay anotherRelay() {
        var producers = new FencedProducers(kafka.getConfigurationProperties(), "test-service");
        return new OutboxRelay(
                new OutboxLeases(jdbc, UUID.randomUUID()),
                table,
                producers::open,
                new Nudges(),
                time);
    }

    private void tell(UUID id, long sequence, String note) {
        append(id, sequence, new NoteTakenV1(note));
    }

    private void append(UUID id, long sequence, PublishedEvent event) {
        transactions.executeWithoutResult(status -> outbox.append(id.toString(), sequence, event));
    }

    /** Returns some ids that belong to a partition of the outbox. */
    private List<UUID> notebooksOf(int partition) {
        return IntStream.range(0, 60)
                .mapToObj(i -> UUID.randomUUID())
                .filter(id -> partitionOf(id) == partition)
                .toList();
    }

    private int partitionOf(UUID id) {
        return jdbc.sql("select get_byte(decode(md5(?), 'hex'), 0) % 4")
                .param(id.toString())
                .query(Integer.class)
                .single();
    }

    private List<Long> published(UUID id) {
        return jdbc.sql(
                        "select sequence from outbox where aggregate_id = ? and published_at is not"
                                + " null order by sequence")
                .param(id.toString())
                .query(Long.class)
                .list();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private static void wait(CountDownLatch signal) {
        try {
            signal.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
