package dev.backroad.messaging.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A record as the desk keeps it: all that is needed to hand it to its listener again. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredRecord(
        String topic,
        int partition,
        long offset,
        Instant time,
        @Nullable String key,
        List<Header> headers,
        byte @Nullable [] payload) {

    /** A header, byte by byte (Base64 in JSON). */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Header(String name, byte @Nullable [] value) {}

    static StoredRecord of(ConsumerRecord<?, ?> message) {
        var headers = new java.util.ArrayList<Header>();
        message.headers().forEach(header -> headers.add(new Header(header.key(), header.value())));
        return new StoredRecord(
                message.topic(),
                message.partition(),
                message.offset(),
                Instant.ofEpochMilli(message.timestamp()),
                message.key() == null ? null : Text.storable(message.key().toString()),
                headers,
                (byte[]) message.value());
    }

    ConsumerRecord<String, byte[]> toRecord() {
        var original = new RecordHeaders();
        headers.forEach(header -> original.add(header.name(), header.value()));
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                time.toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                payload == null ? ConsumerRecord.NULL_SIZE : payload.length,
                key,
                payload,
                original,
                Optional.empty());
    }
}
