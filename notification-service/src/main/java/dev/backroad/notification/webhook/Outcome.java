package dev.backroad.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param status {@code null} without an answer
 * @param millis how long it took
 * @param error why it did not count; {@code null} if it did
 * @param retryAfter the header as it was sent
 */
record Outcome(
        @Nullable Integer status,
        int millis,
        @Nullable String excerpt,
        @Nullable String error,
        @Nullable String retryAfter) {

    private static final int GONE = 410;

    static Outcome of(Courier.Answer answer, int millis) {
        var isSuccess = answer.status() >= 200 && answer.status() < 300;
        return new Outcome(
                answer.status(),
                millis,
                answer.excerpt(),
                isSuccess ? null : "the answer was no success (2xx)",
                answer.retryAfter());
    }

    static Outcome unanswered(String reason, int millis) {
        return new Outcome(null, millis, null, reason, null);
    }

    boolean isSuccess() {
        return error == null;
    }

    /** Whether the other side wants no more calls. */
    boolean isGone() {
        return status != null && status == GONE;
    }

    /**
     * How long the other side wants to be left alone, in seconds or by a date (RFC 9110, 10.2.3).
     */
    Optional<Duration> wish(Instant now) {
        if (retryAfter == null) {
            return Optional.empty();
        }
        if (retryAfter.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        try {
            var at = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, at.toInstant()));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
