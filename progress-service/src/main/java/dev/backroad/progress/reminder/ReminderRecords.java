package dev.backroad.progress.reminder;

import dev.backroad.progress.accounts.PersonalRecords;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** On which days a learner was reminded of what, as far back as we keep it. */
@Component
class ReminderRecords implements PersonalRecords {

    /** The days. */
    record Held(List<LocalDate> reviewsDue, List<LocalDate> streakAtRisk) {}

    private final ReminderTable table;

    ReminderRecords(ReminderTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "reminders";
    }

    @Override
    public Held of(UUID learner) {
        return new Held(
                table.toldDays(learner, Kind.REVIEW_DUE),
                table.toldDays(learner, Kind.STREAK_AT_RISK));
    }

    @Override
    public void forget(UUID learner) {
        table.delete(learner);
    }
}
