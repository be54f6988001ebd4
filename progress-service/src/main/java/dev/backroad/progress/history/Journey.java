package dev.backroad.progress.history;

import dev.backroad.messaging.SentEvent;
import dev.backroad.progress.history.HistoryEntry.TopicName;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened and that was told, and how far the news of it has come.
 *
 * @param sequence the enrolment's own number of it, from 1
 * @param at when the enrolment decided it, in milliseconds: the request was there already
 * @param version of the roadmap, at that time
 * @param topic {@code null} where it is about the enrolment as a whole
 * @param event {@code null} when it is not kept any more: 24 hours after it was published
 */
record Journey(
        long sequence,
        Instant at,
        HistoryKind kind,
        int version,
        @Nullable TopicName topic,
        @Nullable Event event) {

    /**
     * The event, as it is in the outbox.
     *
     * @param type name and version
     * @param topic of Kafka
     * @param partition {@code null} until it was sent
     * @param offset within the partition; {@code null} as the partition is, or when Kafka did not
     *     tell it
     * @param recordedAt when its row was written, in the transaction of the change
     * @param sentAt when the relay gave it to Kafka, in milliseconds; {@code null} until then
     * @param publishedAt when the relay noted that Kafka has it for good; {@code null} until then
     * @param traceId of the request; {@code null} if it was not traced
     * @param traceUrl where the trace can be looked at; {@code null} if it was not recorded, or
     *     nothing here shows it
     */
    record Event(
            UUID id,
            String type,
            String topic,
            @Nullable Integer partition,
            @Nullable Long offset,
            Instant recordedAt,
            @Nullable Instant sentAt,
            @Nullable Instant publishedAt,
            @Nullable String traceId,
            @Nullable URI traceUrl) {

        static Event of(SentEvent sent, TraceLinks traces) {
            return new Event(
                    sent.id(),
                    sent.type(),
                    sent.topic(),
                    sent.partition(),
                    sent.offset(),
                    sent.recordedAt(),
                    sent.sentAt(),
                    sent.publishedAt(),
                    TraceLinks.id(sent.traceparent()),
                    traces.url(sent.traceparent()));
        }
    }

    static Journey of(HistoryEntry entry, @Nullable Event event) {
        return new Journey(
                entry.sequence(), entry.at(), entry.kind(), entry.version(), entry.topic(), event);
    }
}
