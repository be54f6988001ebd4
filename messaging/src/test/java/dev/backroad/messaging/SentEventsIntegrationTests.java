package dev.backroad.messaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.messaging.MessagingTestApplication.NoteTakenV1;
import dev.backroad.messaging.MessagingTestApplication.Notes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.transaction.support.TransactionOperations;

@MessagingTest
class SentEventsIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired Notes notes;
    @Autowired SentEvents sent;
    @Autowired HeardEvents heard;
    @Autowired OutboxTable table;
    @Autowired Outbox outbox;
    @Autowired TransactionOperations transactions;
    @Autowired ConsumerFactory<String, byte[]> consumers;
    @Autowired JdbcClient jdbc;

    private final UUID notebook = UUID.randomUUID();

    @Test
    void outboxKnowsWhereKafkaKeepsEachEvent() {
        notes.takeAll(notebook, "one", "two", "three");

        var events = published(1, 2, 3);

        assertThat(events).extracting(SentEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(events)
                .allSatisfy(event -> assertThat(event.topic()).isEqualTo(Notebook.TOPIC))
                .allSatisfy(event -> assertThat(keptAt(event)).isEqualTo(event.id().toString()));
        assertThat(events).extracting(SentEvent::partition).containsOnly(events.get(0).partition());
    }

    @Test
    void timesAreInTheOrderOfTheWay() {
        notes.take(notebook, 1, "on time");

        var event = published(1).getFirst();

        assertThat(event.sentAt()).isBeforeOrEqualTo(event.publishedAt());
        assertThat(event.recordedAt()).isBeforeOrEqualTo(event.publishedAt());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(heard.heardAt(event.id()))
                                .hasValueSatisfying(
                                        at -> assertThat(at).isAfterOrEqualTo(event.recordedAt())));
        assertThat(heard.heardAt(UUID.randomUUID())).isEmpty();
    }

    @Test
    void eventThatWaitsHasNoPlaceYet() {
        transactions.executeWithoutResult(change -> {
            outbox.append(notebook.toString(), 1, new NoteTakenV1("waits"));

            var event = sent.of(notebook.toString(), List.of(1L)).getFirst();

            assertThat(event.publishedAt()).isNull();
            assertThat(event.sentAt()).isNull();
            assertThat(event.partition()).isNull();
            assertThat(event.offset()).isNull();
            change.setRollbackOnly();
        });
    }

    @Test
    void placeThatTheBrokerDidNotTellStaysUnknown() {
        notes.take(notebook, 1, "sent again");
        var event = published(1).getFirst();
        var untold = new RecordMetadata(new TopicPartition(Notebook.TOPIC, 7), -1, 0, -1, 0, 0);

        table.markPublished(List.of(row(event.id())), List.of(untold), Instant.EPOCH);

        var marked = sent.of(notebook.toString(), List.of(1L)).getFirst();
        assertThat(marked.partition()).isEqualTo(7);
        assertThat(marked.offset()).isNull();
        assertThat(marked.sentAt()).isNull();
        assertThat(marked.publishedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void onlyWhatIsAskedForAndStillThereIsShown() {
        notes.takeAll(notebook, "one", "two");
        published(1, 2);
        jdbc.sql("delete from outbox where aggregate_id = ? and sequence = 1")
                .param(notebook.toString())
                .update();

        assertThat(sent.of(notebook.toString(), List.of(1L, 2L, 3L)))
                .extracting(SentEvent::sequence)
                .containsExactly(2L);
        assertThat(sent.of(notebook.toString(), List.of())).isEmpty();
        assertThat(sent.of(UUID.randomUUID().toString(), List.of(2L))).isEmpty();
    }

    private List<SentEvent> published(long... sequences) {
        var wanted = new ArrayList<Long>();
        for (var sequence : sequences) {
            wanted.add(sequence);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(sent.of(notebook.toString(), wanted))
                                .hasSize(wanted.size())
                                .noneMatch(event -> event.publishedAt() == null));
        return sent.of(notebook.toString(), wanted);
    }

    /** Returns the id of the event that Kafka has there. */
    private String keptAt(SentEvent event) {
        var place = new TopicPartition(event.topic(), requireNonNull(event.partition()));
        try (Consumer<String, byte[]> reader =
                consumers.createConsumer("reader-" + UUID.randomUUID(), null)) {
            reader.assign(List.of(place));
            reader.seek(place, requireNonNull(event.offset()));
            var first = new ArrayList<ConsumerRecord<String, byte[]>>();
            await().atMost(PATIENCE)
                    .until(() -> {
                        reader.poll(Duration.ofMillis(200)).forEach(first::add);
                        return !first.isEmpty();
                    });
            assertThat(first.getFirst().offset()).isEqualTo(event.offset());
            return CloudEvent.id(first.getFirst()).orElse("");
        }
    }

    private static OutboxRow row(UUID id) {
        return new OutboxRow(id, "", "", "", "", 1, Instant.EPOCH, "", null);
    }
}
