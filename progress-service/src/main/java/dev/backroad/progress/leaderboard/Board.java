package dev.backroad.progress.leaderboard;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A list of its own: of all time, or of one ISO week, which begins on Monday 00:00 UTC.
 *
 * @param name {@code all-time} or for example {@code 2026-W48}, as in the address
 */
record Board(String name) {

    static final Board ALL_TIME = new Board("all-time");

    /** How many weeks Redis keeps, this one among them; older ones only PostgreSQL has. */
    private static final int WEEKS_IN_REDIS = 5;

    static Board weekOf(Instant at) {
        return weekOf(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    private static Board weekOf(LocalDate day) {
        return new Board(
                "%04d-W%02d"
                        .formatted(
                                day.get(IsoFields.WEEK_BASED_YEAR),
                                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    }

    /** Empty for what is no board, also a week that its year does not have or that is to come. */
    static Optional<Board> named(String name, Instant now) {
        if (name.equals(ALL_TIME.name)) {
            return Optional.of(ALL_TIME);
        }
        return firstDay(name)
                .filter(day -> !day.isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC)))
                .map(Board::weekOf)
                .filter(board -> board.name.equals(name)); // not "2026-w48"
    }

    private static Optional<LocalDate> firstDay(String week) {
        try {
            return week.length() == 8
                    ? Optional.of(LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE))
                    : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Those that Redis has. */
    static List<Board> inRedis(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var weeks =
                IntStream.range(0, WEEKS_IN_REDIS).mapToObj(ago -> weekOf(today.minusWeeks(ago)));
        return Stream.concat(Stream.of(ALL_TIME), weeks).toList();
    }

    /** When Redis may forget it by itself; empty for never. */
    Optional<Instant> end() {
        return firstDay(name)
                .map(day ->
                        day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                .plusWeeks(WEEKS_IN_REDIS + 1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant());
    }
}
