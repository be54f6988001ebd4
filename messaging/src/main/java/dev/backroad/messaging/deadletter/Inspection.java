package dev.backroad.messaging.deadletter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about a dead letter.
 *
 * @param payload as text if it is UTF-8, else in Base64; null if the record had none
 * @param payloadEncoding {@code utf-8} or {@code base64}
 * @param traceUrl where the trace of the request that caused it can be seen
 * @param differences what the contract of its type finds wrong
 */
record Inspection(
        @JsonUnwrapped DeadLetter letter,
        List<Header> headers,
        @Nullable String payload,
        String payloadEncoding,
        @Nullable String traceId,
        @Nullable String traceUrl,
        List<String> differences,
        List<DeadLetter.Action> history) {

    record Header(String name, @Nullable String value) {}

    static Inspection of(
            DeadLetter letter,
            StoredRecord message,
            List<DeadLetter.Action> history,
            String tracesUrl) {
        var text = message.payload() == null ? Optional.of("") : Text.utf8(message.payload());
        var headers =
                Stream.of(message.toRecord().headers().toArray()).map(Inspection::header).toList();
        var traceId = traceId(headers);
        return new Inspection(
                letter,
                headers,
                message.payload() == null ? null : text.orElseGet(() -> base64(message.payload())),
                text.isPresent() ? "utf-8" : "base64",
                traceId,
                traceId == null || tracesUrl.isEmpty() ? null : tracesUrl + traceId,
                SchemaDifference.of(letter.type(), message.payload()),
                history);
    }

    private static Header header(org.apache.kafka.common.header.Header header) {
        var value = header.value();
        return new Header(
                header.key(),
                value == null ? null : Text.utf8(value).orElseGet(() -> base64(value)));
    }

    private static String base64(byte @Nullable [] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Reads the second part of {@code 00-<trace id>-<span id>-<flags>}. */
    private static @Nullable String traceId(List<Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equals("traceparent"))
                .map(header -> String.valueOf(header.value()).split("-", -1))
                .filter(parts -> parts.length == 4 && parts[1].matches("[0-9a-f]{32}"))
                .map(parts -> parts[1])
                .findFirst()
                .orElse(null);
    }
}
