package dev.backroad.notification.preferences;

import dev.backroad.defaults.ProblemException;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Language;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Preferences as the API shows and takes them.
 *
 * @param language {@code en} or {@code de}
 * @param timeZone a name of the IANA database, such as {@code Europe/Berlin}
 * @param quietHours when mail waits; {@code null} for never
 * @param kinds by the word of a kind; one that is left out goes its usual way
 */
record PreferencesForm(
        @NotNull String language,
        @NotNull String timeZone,
        @Valid @Nullable Quiet quietHours,
        @NotNull Boolean weeklyDigest,
        @NotNull Map<String, @Valid @NotNull Channels> kinds) {

    /**
     * Quiet hours by the learner's clock, hours and minutes.
     *
     * @param until not included; earlier than {@code from} for a night
     */
    record Quiet(@NotNull String from, @NotNull String until) {}

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

    static PreferencesForm of(Preferences preferences) {
        var quiet = preferences.quietHours();
        var kinds = new LinkedHashMap<String, Channels>();
        Kind.choosable().forEach(kind -> kinds.put(kind.word(), preferences.channels(kind)));
        return new PreferencesForm(
                preferences.language().tag(),
                preferences.zone().getId(),
                quiet == null
                        ? null
                        : new Quiet(CLOCK.format(quiet.from()), CLOCK.format(quiet.until())),
                preferences.digest(),
                kinds);
    }

    /**
     * Returns what it makes of the preferences of before.
     *
     * @throws ProblemException 400 that names the field
     */
    Preferences following(Preferences before) {
        return new Preferences(
                before.learnerId(),
                before.version() + 1,
                Language.of(language).orElseThrow(() -> wrong("language", "must be en or de")),
                zone(),
                quiet(),
                weeklyDigest,
                chosen());
    }

    private ZoneId zone() {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw wrong(
                    "timeZone", "is no time zone of the IANA database, such as \"Europe/Berlin\"");
        }
        return ZoneId.of(timeZone);
    }

    private @Nullable QuietHours quiet() {
        if (quietHours == null) {
            return null;
        }
        var from = clock("quietHours.from", quietHours.from());
        var until = clock("quietHours.until", quietHours.until());
        if (from.equals(until)) {
            throw wrong("quietHours.until", "must differ from the beginning");
        }
        return new QuietHours(from, until);
    }

    private static LocalTime clock(String field, String text) {
        try {
            return LocalTime.parse(text, CLOCK);
        } catch (DateTimeParseException senseless) {
            throw wrong(field, "must be hours and minutes, such as \"22:00\"");
        }
    }

    private Map<Kind, Channels> chosen() {
        var chosen = new EnumMap<Kind, Channels>(Kind.class);
        kinds.forEach((word, channels) -> {
            var kind = Kind.of(word).filter(Kind.choosable()::contains);
            chosen.put(kind.orElseThrow(() -> unknown(word)), channels);
        });
        return chosen;
    }

    private static ProblemException unknown(String word) {
        var known = Kind.choosable().stream().map(Kind::word).collect(Collectors.joining(", "));
        var shown =
                word.codePointCount(0, word.length()) > 40
                        ? word.substring(0, word.offsetByCodePoints(0, 40)) + "…"
                        : word;
        return wrong("kinds", "\"%s\" is no kind; there are: %s".formatted(shown, known));
    }

    private static ProblemException wrong(String field, String why) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request", why).at(field);
    }
}
