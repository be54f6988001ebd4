package dev.backroad.identity.brake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitTests {

    @Test
    void doublesThePauseAfterTheFreeTriesUpToTheLongest() {
        var pauses =
                IntStream.rangeClosed(1, 15)
                        .mapToObj(GuessingBrake.ACCOUNT::pauseAfter)
                        .map(Duration::toSeconds);

        assertThat(pauses)
                .containsExactly(
                        0L, 0L, 0L, 0L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L);
    }

    @Test
    void neverLocksForGood() {
        assertThat(GuessingBrake.ACCOUNT.pauseAfter(1e12)).isEqualTo(Duration.ofMinutes(15));
    }
}
