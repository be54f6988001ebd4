package dev.backroad.progress.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.progress.settings.LearningSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindTests {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,       2026-11-29T05:59:59Z, false, 2026-11-29T06:00:00Z",
        "Europe/Berlin,       2026-11-29T06:00:00Z, true,  2026-11-30T06:00:00Z",
        "Europe/Berlin,       2026-11-29T10:59:59Z, true,  2026-11-30T06:00:00Z",
        "Europe/Berlin,       2026-11-29T11:00:00Z, false, 2026-11-30T06:00:00Z",
        "Europe/Berlin,       2026-11-29T23:00:00Z, false, 2026-11-30T06:00:00Z",
        // Clocks are put forward in the night between, so that the next morning is 23 hours away.
        "Europe/Berlin,       2027-03-27T06:00:00Z, true,  2027-03-28T05:00:00Z",
        "Europe/Berlin,       2026-10-24T05:00:00Z, true,  2026-10-25T06:00:00Z",
        "Pacific/Auckland,    2026-11-28T18:00:00Z, true,  2026-11-29T18:00:00Z",
        "America/Los_Angeles, 2026-11-29T14:00:00Z, false, 2026-11-29T15:00:00Z"
    })
    void morningIsTheLearners(String zone, Instant now, boolean isTime, Instant next) {
        var learner =
                new LearningSettings(
                        UUID.randomUUID(),
                        1,
                        ZoneId.of(zone),
                        20,
                        new BigDecimal("0.90"),
                        null,
                        true);

        assertThat(Kind.REVIEW_DUE.isTime(learner, now)).isEqualTo(isTime);
        assertThat(Kind.REVIEW_DUE.next(learner, now)).isEqualTo(next);
    }
}
