package dev.backroad.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes records as another service would, and reads what became of them. */
@Component
public class Notebook {

    static final String TOPIC = "test.notes";
    static final String TYPE = "dev.backroad.test.note-taken.v1";

    private final KafkaTemplate<String, byte[]> kafka;
    private final JdbcClient jdbc;

    Notebook(KafkaTemplate<String, byte[]> kafka, JdbcClient jdbc) {
        this.kafka = kafka;
        this.jdbc = jdbc;
    }

    /** Sends a note, an event in good form. */
    public void send(UUID notebook, long sequence, String note) {
        send(notebook, UUID.randomUUID(), sequence, note);
    }

    public void send(UUID notebook, UUID eventId, long sequence, String note) {
        sendRaw(
                notebook,
                eventId,
                sequence,
                "{\"note\":\"%s\"}".formatted(note).getBytes(UTF_8),
                headers -> headers);
    }

    /** Sends a record whose form the test changes. */
    public void sendRaw(
            UUID notebook,
            UUID eventId,
            long sequence,
            byte @Nullable [] body,
            UnaryOperator<ProducerRecord<String, byte[]>> change) {
        var message = new ProducerRecord<>(TOPIC, notebook.toString(), body);
        header(message, "ce_id", eventId.toString());
        header(message, "ce_type", TYPE);
        header(message, "ce_source", "/somebody");
        header(message, "ce_subject", notebook.toString());
        header(message, "ce_sequence", Long.toString(sequence));
        header(message, "ce_time", "2026-11-20T09:31:00Z");
        header(message, "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        kafka.send(change.apply(message)).join();
    }

    public static ProducerRecord<String, byte[]> header(
            ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().remove(name).add(name, value.getBytes(UTF_8));
        return message;
    }

    /** Returns the notes that had their effect, in the order in which they had it. */
    public List<String> effects(UUID notebook) {
        return effectsOf(notebook.toString());
    }

    List<String> effectsOf(String subject) {
        return jdbc.sql("select note from effect where subject = ? order by n")
                .param(subject)
                .query(String.class)
                .list();
    }

    /** Returns the ids of a notebook's dead letters by status, in the events' order. */
    public List<UUID> letters(UUID notebook, String status) {
        return jdbc.sql(
                        "select id from dead_letter where record_key = ? and status = ? order by"
                                + " sequence")
                .params(notebook.toString(), status)
                .query(UUID.class)
                .list();
    }
}
