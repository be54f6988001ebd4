package dev.backroad.progress.activity;

import dev.backroad.progress.accounts.PersonalRecords;
import dev.backroad.progress.activity.ActivityView.DayView;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Each day on which a learner did something, and the time that they noted. */
@Component
class ActivityRecords implements PersonalRecords {

    /** A learner's days, time entries, and the days that a move cut short. */
    record Held(List<DayView> days, List<TimeEntry> timeEntries, List<LocalDate> bridged) {}

    private final ActivityTable table;

    ActivityRecords(ActivityTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public Held of(UUID learner) {
        return new Held(
                table.days(learner, LocalDate.EPOCH, LocalDate.of(9999, 12, 31)).stream()
                        .map(DayView::of)
                        .toList(),
                table.timeEntries(learner),
                table.bridged(learner).stream().sorted().toList());
    }

    @Override
    public void forget(UUID learner) {
        table.delete(learner);
    }
}
