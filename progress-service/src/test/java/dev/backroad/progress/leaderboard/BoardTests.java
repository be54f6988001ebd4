package dev.backroad.progress.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardTests {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T23:59:59.999Z, 2026-W47",
        "2026-11-23T00:00:00Z,     2026-W48",
        "2026-12-31T12:00:00Z,     2026-W53",
        "2027-01-03T23:59:59Z,     2026-W53",
        "2027-01-04T00:00:00Z,     2027-W01",
        "2024-12-30T00:00:00Z,     2025-W01"
    })
    void weekBeginsOnMondayInUtcAndBelongsToTheYearOfItsThursday(Instant at, String week) {
        assertThat(Board.weekOf(at).name()).isEqualTo(week);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all-time", "2026-W48", "2020-W53", "2026-W01"})
    void knowsItsName(String name) {
        assertThat(Board.named(name, NOW)).contains(new Board(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-W49",
                "2026-W00",
                "2025-W53",
                "2026-W54",
                "2026-w48",
                "2026-48",
                "ALL-TIME",
                "",
                "2026-W4",
                "2026-W488",
                "+26-W48",
                "-026-W48"
            })
    void othersAreNone(String name) {
        assertThat(Board.named(name, NOW)).isEmpty();
    }

    @Test
    void redisKeepsAllTimeAndFiveWeeks() {
        assertThat(Board.inRedis(NOW))
                .extracting(Board::name)
                .containsExactly(
                        "all-time", "2026-W48", "2026-W47", "2026-W46", "2026-W45", "2026-W44");
    }

    @Test
    void weekEndsInRedisOnlyAfterItIsNotAskedForThereAnyMore() {
        var end = new Board("2026-W48").end().orElseThrow();

        assertThat(Board.inRedis(end.minusSeconds(1))).doesNotContain(new Board("2026-W48"));
        assertThat(end).isEqualTo("2027-01-04T00:00:00Z");
        assertThat(Board.ALL_TIME.end()).isEmpty();
    }
}
