package dev.backroad.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTests {

    private final Random random = new Random(7);

    @Test
    void growsThreefoldToFourHours() {
        assertThat(IntStream.rangeClosed(1, 9).mapToObj(Pause::bound).map(Duration::toSeconds))
                .containsExactly(10L, 30L, 90L, 270L, 810L, 2430L, 7290L, 14400L, 14400L);
        assertThat(Pause.bound(Integer.MAX_VALUE)).isEqualTo(Pause.LONGEST);
    }

    @Test
    void isAnywhereBetweenNothingAndItsBound() {
        var drawn =
                IntStream.range(0, 1_000)
                        .mapToObj(_ -> Pause.after(4, Duration.ZERO, random).toSeconds())
                        .toList();

        assertThat(drawn).allMatch(seconds -> seconds >= 1 && seconds <= 270);
        assertThat(drawn).anyMatch(seconds -> seconds < 30).anyMatch(seconds -> seconds > 240);
    }

    @Test
    void triesAboutTwentyTimesADay() {
        var attempts = 1;
        var passed = Duration.ZERO;
        while (passed.compareTo(DeliveryTable.TRIED) < 0) {
            passed = passed.plus(Pause.after(attempts++, Duration.ZERO, random));
        }

        assertThat(attempts).isBetween(12, 30);
    }

    @ParameterizedTest
    @CsvSource({
        "3600, 3600",
        "0, 1",
        "999999999, 14400",
        "'Fri, 20 Nov 2026 11:00:00 GMT', 3600",
        "'Fri, 20 Nov 2026 09:00:00 GMT', 1",
        "'Fri, 20 Nov 2099 09:00:00 GMT', 14400",
        "-5, 1",
        "soon, 1",
        "99999999999999999999, 1"
    })
    void heedsWhatTheOtherSideWishesWithinBounds(String wish, long atLeast) {
        var now = Instant.parse("2026-11-20T10:00:00Z");
        var outcome = new Outcome(503, 1, "", "no", wish);

        var pause = Pause.after(1, outcome.wish(now).orElse(Duration.ZERO), random);

        assertThat(pause).isBetween(Duration.ofSeconds(atLeast), Pause.LONGEST);
    }
}
