package dev.backroad.messaging.deadletter;

import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record as the desk keeps it: all that is needed to hand it to its listener again.
 *
 * @param time milliseconds since 1970, as Kafka counts
 * @param headers JSON: {@code [[name, value in Base64 or null], …]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredRecord(
        String topic,
        int partition,
        long offset,
        long time,
        @Nullable String key,
        String headers,
        byte @Nullable [] payload) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static StoredRecord of(ConsumerRecord<?, ?> message) {
        var headers =
                StreamSupport.stream(message.headers().spliterator(), false)
                        .map(header -> new @Nullable String[] {header.key(), base64(header)})
                        .toList();
        return new StoredRecord(
                message.topic(),
                message.partition(),
                message.offset(),
                message.timestamp(),
                message.key() == null ? null : Text.storable(message.key().toString()),
                JSON.writeValueAsString(headers),
                (byte[]) message.value());
    }

    private static @Nullable String base64(Header header) {
        return header.value() == null ? null : Base64.getEncoder().encodeToString(header.value());
    }

    ConsumerRecord<String, byte[]> toRecord() {
        var original = new RecordHeaders();
        Stream.of(JSON.readValue(headers, String[][].class))
                .forEach(header -> original.add(header[0], bytes(header[1])));
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                time,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                payload,
                original,
                Optional.empty());
    }

    private static byte @Nullable [] bytes(@Nullable String base64) {
        return base64 == null ? null : Base64.getDecoder().decode(base64);
    }
}
