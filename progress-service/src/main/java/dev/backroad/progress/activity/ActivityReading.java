package dev.backroad.progress.activity;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import dev.backroad.progress.activity.ActivityView.DayView;
import dev.backroad.progress.activity.ActivityView.WeekView;
import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.settings.CalendarDay;
import dev.backroad.progress.settings.LearningSettings;
import dev.backroad.progress.settings.SettingsKeeping;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows a learner's calendar. */
@Service
class ActivityReading {

    /** In days: a leap year. */
    private static final int LONGEST = 366;

    /** In days: what is shown unless asked otherwise. */
    private static final int USUAL = 30;

    private final ActivityTable table;
    private final ActivityLog log;
    private final SettingsKeeping settings;
    private final InstantSource time;

    ActivityReading(
            ActivityTable table, ActivityLog log, SettingsKeeping settings, InstantSource time) {
        this.table = table;
        this.log = log;
        this.settings = settings;
        this.time = time;
    }

    /**
     * Returns what was done from one day to another.
     *
     * @param first {@code null} for thirty days in all
     * @param last {@code null} for today
     * @throws dev.backroad.defaults.ProblemException 400 if the last day is before the first, or
     *     366 days are not enough
     */
    ActivityView of(Learner learner, @Nullable LocalDate first, @Nullable LocalDate last) {
        var mine = settings.of(learner.id());
        var now = time.instant();
        var today = mine.day(now);
        var to = last == null ? today : last;
        var from = first == null ? to.minusDays(USUAL - 1) : first;
        if (from.isAfter(to) || from.isBefore(to.minusDays(LONGEST - 1))) {
            throw CalendarDay.wrong(
                    "from", "must not be after \"to\", and at most 365 days before it");
        }
        return new ActivityView(
                from,
                to,
                mine.zone().getId(),
                today,
                table.days(learner.id(), from, to).stream().map(DayView::of).toList(),
                log.streak(mine, now),
                week(mine, today));
    }

    private WeekView week(LearningSettings mine, LocalDate today) {
        var monday = today.with(previousOrSame(MONDAY));
        var sunday = monday.plusDays(6);
        var topics =
                table.days(mine.learnerId(), monday, sunday).stream()
                        .mapToInt(day -> day.done().topics())
                        .sum();
        var goal = mine.topicsPerWeek();
        return new WeekView(monday, sunday, goal, topics, goal != null && topics >= goal);
    }
}
