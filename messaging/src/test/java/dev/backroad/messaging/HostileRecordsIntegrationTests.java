package dev.backroad.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever stands on a topic: the partition goes on, and nothing is lost without a letter. */
@MessagingTest
class HostileRecordsIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired Notebook notes;

    private final UUID notebook = UUID.randomUUID();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Hostile(
            String name,
            byte @Nullable [] body,
            UnaryOperator<ProducerRecord<String, byte[]>> change) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Hostile> records() {
        var good = "{\"note\":\"fine\"}".getBytes(UTF_8);
        return Stream.of(
                new Hostile("bytes that are no text", new byte[] {-1, -2, 0, 7}, r -> r),
                new Hostile("a null value", null, r -> r),
                new Hostile("an empty value", new byte[0], r -> r),
                new Hostile("half an object", "{\"note\":".getBytes(UTF_8), r -> r),
                new Hostile("the JSON null", "null".getBytes(UTF_8), r -> r),
                new Hostile("nesting without an end", "[".repeat(100_000).getBytes(UTF_8), r -> r),
                new Hostile("a value of 1 MB", "x".repeat(1_047_000).getBytes(UTF_8), r -> r),
                new Hostile("a broken constraint", "{}".getBytes(UTF_8), r -> r),
                new Hostile(
                        "an unknown type",
                        good,
                        r -> Notebook.header(r, "ce_type", "dev.backroad.test.note-burnt.v1")),
                new Hostile(
                        "an id that is none", good, r -> Notebook.header(r, "ce_id", "0 or 1=1")),
                new Hostile(
                        "a sequence that is none",
                        good,
                        r -> Notebook.header(r, "ce_sequence", "∞")),
                new Hostile("no headers", good, HostileRecordsIntegrationTests::bare),
                new Hostile(
                        "a zero byte in a header",
                        good,
                        r -> Notebook.header(r, "ce_subject", "zero\0byte")),
                new Hostile(
                        "a zero byte in a header's name",
                        "no event".getBytes(UTF_8),
                        r -> Notebook.header(r, "\0evil\0", "x")),
                new Hostile(
                        "a subject that no index takes",
                        good,
                        r -> Notebook.header(r, "ce_subject", noise(100_000))),
                new Hostile(
                        "a sequence below one", good, r -> Notebook.header(r, "ce_sequence", "-5")),
                new Hostile(
                        "a forged line of the log",
                        good,
                        r ->
                                Notebook.header(
                                        r, "ce_type", "a\u001b]0;b\u0007\r\n2026 INFO forged")),
                new Hostile(
                        "forged headers of retries",
                        "no event".getBytes(UTF_8),
                        HostileRecordsIntegrationTests::forged));
    }

    /** Text that no compression makes smaller. */
    private static String noise(int length) {
        return new Random(1)
                .ints(length, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static ProducerRecord<String, byte[]> bare(ProducerRecord<String, byte[]> message) {
        return new ProducerRecord<>(message.topic(), message.key(), message.value());
    }

    private static ProducerRecord<String, byte[]> forged(ProducerRecord<String, byte[]> message) {
        message.headers()
                .add("retry_topic-attempts", new byte[] {127, -1, -1, -1})
                .add("kafka_deliveryAttempt", new byte[] {127, -1, -1, -1})
                .add("kafka_dlt-original-topic", "elsewhere".getBytes(UTF_8))
                .add("kafka_dlt-original-offset", new byte[] {1})
                .add("springDeserializerExceptionValue", "rO0ABQ==".getBytes(UTF_8));
        return message;
    }

    @ParameterizedTest
    @MethodSource("records")
    void isSetAsideAndThePartitionGoesOn(Hostile hostile) {
        notes.sendRaw(notebook, UUID.randomUUID(), 1, hostile.body(), hostile.change());
        // Another aggregate on the same partition: the key decides, so it is the notebook's own.
        notes.sendRaw(
                notebook,
                UUID.randomUUID(),
                1,
                "{\"note\":\"next\"}".getBytes(UTF_8),
                record -> Notebook.header(record, "ce_subject", "other " + notebook));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(notes.effectsOf("other " + notebook)).containsExactly("next"));

        assertThat(notes.letters(notebook, "waiting")).hasSize(1);
        assertThat(notes.effects(notebook)).isEmpty();
    }

    @Test
    void typesThatAreKnownButNotNeededPass() {
        notes.sendRaw(
                notebook,
                UUID.randomUUID(),
                1,
                "{}".getBytes(UTF_8),
                record -> Notebook.header(record, "ce_type", "dev.backroad.test.note-read.v1"));
        notes.sendRaw(
                notebook,
                UUID.randomUUID(),
                2,
                "{}".getBytes(UTF_8),
                record -> Notebook.header(record, "ce_type", "dev.backroad.test.note-taken.v2"));
        notes.send(notebook, 3, "heard");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(notes.effects(notebook)).containsExactly("heard"));
        assertThat(notes.letters(notebook, "waiting")).isEmpty();
    }
}
