package dev.backroad.progress.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTests {

    @ParameterizedTest
    @CsvSource({
        "1,      1",
        "1,      68719476735",
        "2,      1",
        "131071, 1",
        "131071, 68719476735",
        "0,      1"
    })
    void placeTellsThePointsAndIsExactInADouble(int points, long number) {
        var place = number - ((long) points << 36);

        assertThat(new Standing(UUID.randomUUID(), place).points()).isEqualTo(points);
        assertThat((long) (double) place).isEqualTo(place);
        assertThat((long) (double) (place - 1)).isEqualTo(place - 1);
    }
}
