package dev.backroad.progress.settings;

import dev.backroad.defaults.ProblemException;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Learning settings as the API shows and takes them.
 *
 * @param timeZone a name of the IANA database, such as {@code Europe/Berlin}; no bare offset, which
 *     would be wrong for half of the year
 */
record SettingsForm(
        @NotNull String timeZone,
        @NotNull @Min(1) @Max(200) Integer reviewsPerDay,
        @NotNull @DecimalMin("0.7") @DecimalMax("0.97") @Digits(integer = 1, fraction = 2)
                BigDecimal retention,
        @Min(1) @Max(50) @Nullable Integer topicsPerWeek,
        @NotNull Boolean reminders) {

    static SettingsForm of(LearningSettings settings) {
        return new SettingsForm(
                settings.zone().getId(),
                settings.reviewsPerDay(),
                settings.retention(),
                settings.topicsPerWeek(),
                settings.reminders());
    }

    LearningSettings following(LearningSettings before) {
        return new LearningSettings(
                before.learnerId(),
                before.version() + 1,
                zone(),
                reviewsPerDay,
                retention.setScale(2, RoundingMode.UNNECESSARY),
                topicsPerWeek,
                reminders);
    }

    private ZoneId zone() {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new ProblemException(
                            HttpStatus.BAD_REQUEST,
                            "invalid-request",
                            "is no time zone of the IANA database, such as \"Europe/Berlin\"")
                    .at("timeZone");
        }
        return ZoneId.of(timeZone);
    }
}
