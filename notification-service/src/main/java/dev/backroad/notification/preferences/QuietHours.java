package dev.backroad.notification.preferences;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a learner does not want to be disturbed, by their own clock.
 *
 * @param until not included; earlier than {@code from} for a night, and never the same
 */
public record QuietHours(LocalTime from, LocalTime until) {

    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException("a whole day is not quiet");
        }
    }

    /** Returns when they end; {@code null} if it is no quiet hour now. */
    @Nullable Instant end(Instant now, ZoneId zone) {
        var local = now.atZone(zone).toLocalDateTime();
        if (!include(local.toLocalTime())) {
            return null;
        }
        var day =
                local.toLocalTime().isBefore(until)
                        ? local.toLocalDate()
                        : local.toLocalDate().plusDays(1);
        // Where clocks show an hour twice, the later one: the earlier may be over.
        return day.atTime(until).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    private boolean include(LocalTime clock) {
        var hasBegun = !clock.isBefore(from);
        var goesOn = clock.isBefore(until);
        return from.isBefore(until) ? hasBegun && goesOn : hasBegun || goesOn;
    }
}
