package dev.backroad.messaging.deadletter;

import dev.backroad.messaging.HeldBackException;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.Topics;
import dev.backroad.messaging.UnreadableEventException;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes a record that can never succeed out of its partition's way: into the desk's table and onto
 * {@code <topic>.<group>.dlt}. If either fails, the record stays where it was and is tried again.
 */
final class SettingAside implements ConsumerRecordRecoverer {

    private final DeadLetterTable letters;
    private final TransactionOperations transactions;
    private final ConsumerRecordRecoverer deadLetterTopic;
    private final Supplier<UUID> ids;
    private final String service;

    SettingAside(
            DeadLetterTable letters,
            TransactionOperations transactions,
            KafkaOperations<String, byte[]> kafka,
            Supplier<UUID> ids,
            String service) {
        this.letters = letters;
        this.transactions = transactions;
        this.deadLetterTopic = publishing(kafka, service);
        this.ids = ids;
        this.service = service;
    }

    private static ConsumerRecordRecoverer publishing(
            KafkaOperations<String, byte[]> kafka, String group) {
        var recoverer =
                new DeadLetterPublishingRecoverer(
                        kafka,
                        (message, failure) ->
                                new TopicPartition(Topics.deadLetters(message.topic(), group), 0));
        // The trace belongs in the log: a header must not carry class names around.
        recoverer.excludeHeader(HeadersToAdd.EX_STACKTRACE);
        recoverer.setFailIfSendResultIsError(true);
        return recoverer;
    }

    @Override
    public void accept(ConsumerRecord<?, ?> message, Exception failure) {
        // The row first, and the record inside its transaction: a crash in between leaves a record
        // too many on the topic, never a letter too few on the desk.
        transactions.executeWithoutResult(status -> {
            if (enter(message, failure)) {
                deadLetterTopic.accept(message, failure);
            }
        });
    }

    private boolean enter(ConsumerRecord<?, ?> message, Exception failure) {
        var event = event(message);
        boolean heldBack = Reason.causes(failure).anyMatch(HeldBackException.class::isInstance);
        if (heldBack
                && event != null
                && letters.firstBefore(event.source(), event.subject(), event.sequence())
                        .isEmpty()) {
            throw new IllegalStateException("its turn has come meanwhile");
        }
        var id = ids.get();
        var reason = Reason.of(failure);
        boolean isNew = letters.add(id, StoredRecord.of(message), event, reason, heldBack);
        if (isNew) {
            letters.note(id, service, "set-aside", reason);
        }
        return isNew;
    }

    @SuppressWarnings("unchecked") // our listeners are all of this type
    private static @Nullable ReceivedEvent event(ConsumerRecord<?, ?> message) {
        try {
            return ReceivedEvent.from((ConsumerRecord<String, byte[]>) message);
        } catch (UnreadableEventException noEvent) {
            return null;
        }
    }
}
