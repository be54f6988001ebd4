package dev.backroad.progress.outlook;

import dev.backroad.progress.settings.LearningSettings;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a learner will have nothing left, in topics and not in minutes: both a goal and a pace are
 * topics in a time, and need no estimate.
 *
 * @param timeZone the learner's
 * @param today the day in it that both begin with
 * @param byGoal if all topics of the week are of this roadmap; {@code null} without a goal, and
 *     when nothing is left
 * @param byPace {@code null} while there is no pace, and when nothing is left
 */
record Projections(
        String timeZone,
        LocalDate today,
        @Nullable Projection byGoal,
        @Nullable Projection byPace) {

    static Projections of(Road road, Past past, LearningSettings mine, LocalDate today) {
        var left = road.open().size();
        return new Projections(
                mine.zone().getId(),
                today,
                projection(
                        Optional.ofNullable(mine.topicsPerWeek()).map(Pace::ofGoal), left, today),
                projection(pace(road, past, mine, today), left, today));
    }

    private static Optional<Pace> pace(
            Road road, Past past, LearningSettings mine, LocalDate today) {
        var days = past.completed().stream().map(mine::day).toList();
        return Pace.recent(days, mine.day(road.enrolledAt()), today);
    }

    private static @Nullable Projection projection(
            Optional<Pace> pace, int topicsLeft, LocalDate today) {
        return topicsLeft == 0
                ? null
                : pace.map(known -> known.toComplete(topicsLeft, today)).orElse(null);
    }
}
