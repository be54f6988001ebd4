package dev.backroad.progress.history;

import dev.backroad.progress.accounts.PersonalRecords;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A learner's history, for "my data". It goes with their enrolments. */
@Component
class HistoryRecords implements PersonalRecords {

    /** The history of one enrolment, newest first. */
    record Held(UUID enrollmentId, List<HistoryEntry> entries) {}

    private final HistoryTable history;

    HistoryRecords(HistoryTable history) {
        this.history = history;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public List<Held> of(UUID learner) {
        return history.enrollmentsOf(learner).stream()
                .map(id -> new Held(id, history.olderThan(Long.MAX_VALUE, id, Integer.MAX_VALUE)))
                .toList();
    }

    /** Nothing is left to do: they go with the enrolments. */
    @Override
    public void forget(UUID learner) {}
}
