package dev.backroad.notification.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.notification.kind.Channel;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Language;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PreferencesTests {

    private static Preferences in(String zone, @Nullable QuietHours quiet) {
        return new Preferences(
                UUID.randomUUID(), 0, Language.ENGLISH, ZoneId.of(zone), quiet, false, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        // A night in Berlin, in winter and in summer.
        "22:00, 07:00, 2026-11-29T20:59:59Z, ",
        "22:00, 07:00, 2026-11-29T21:00:00Z, 2026-11-30T06:00:00Z",
        "22:00, 07:00, 2026-11-30T05:59:59Z, 2026-11-30T06:00:00Z",
        "22:00, 07:00, 2026-11-30T06:00:00Z, ",
        "22:00, 07:00, 2026-07-01T20:00:00Z, 2026-07-02T05:00:00Z",
        // A noon.
        "12:00, 14:00, 2026-11-29T11:30:00Z, 2026-11-29T13:00:00Z",
        "12:00, 14:00, 2026-11-29T13:00:00Z, ",
        // Clocks skip 02:30, and show it twice.
        "22:00, 02:30, 2026-03-29T00:30:00Z, 2026-03-29T01:30:00Z",
        "22:00, 02:30, 2026-10-25T01:10:00Z, 2026-10-25T01:30:00Z"
    })
    void quietHoursEndByTheLearnersClock(
            LocalTime from, LocalTime until, Instant now, @Nullable Instant end) {
        var learner = in("Europe/Berlin", new QuietHours(from, until));

        assertThat(learner.quietUntil(now)).isEqualTo(end);
    }

    @Test
    void whoHasNoQuietHoursIsNeverKeptWaiting() {
        assertThat(in("UTC", null).quietUntil(Instant.EPOCH)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-11-29T12:00:00Z, 2026-11-30T07:00:00Z",
        "Europe/Berlin, 2026-11-30T06:59:59Z, 2026-11-30T07:00:00Z",
        "Europe/Berlin, 2026-11-30T07:00:00Z, 2026-12-07T07:00:00Z",
        "Pacific/Auckland, 2026-11-29T12:00:00Z, 2026-11-29T19:00:00Z"
    })
    void digestComesOnTheLearnersMondayMorning(String zone, Instant now, Instant next) {
        assertThat(in(zone, null).nextDigest(now)).isEqualTo(next);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whoHasChosenNothingGetsTheUsual(Kind kind) {
        var learner = in("UTC", null);

        assertThat(learner.wants(kind.word(), Channel.PAGE)).isEqualTo(kind.goesBy(Channel.PAGE));
        assertThat(learner.wants(kind.word(), Channel.MAIL)).isEqualTo(kind.goesBy(Channel.MAIL));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void mailOfAKindCanBeStoppedAndNothingElseWithIt(Kind kind) {
        var before = in("UTC", null);

        var after = before.withoutMail(kind);

        assertThat(after.wants(kind.word(), Channel.MAIL)).isFalse();
        assertThat(Kind.values())
                .filteredOn(other -> other != kind)
                .allSatisfy(other ->
                        assertThat(after.wants(other.word(), Channel.MAIL))
                                .isEqualTo(before.wants(other.word(), Channel.MAIL)));
        assertThat(after.wants(kind.word(), Channel.PAGE))
                .isEqualTo(before.wants(kind.word(), Channel.PAGE));
    }
}
