package dev.backroad.progress.history;

import dev.backroad.progress.enrollment.LearnersPart;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A learner's history, for "my data". It goes with their enrolments. */
@Component
class HistoryPart implements LearnersPart {

    /** The history of one enrolment, newest first. */
    record Held(UUID enrollmentId, List<HistoryEntry> entries) {}

    private final HistoryTable history;

    HistoryPart(HistoryTable history) {
        this.history = history;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public List<Held> of(UUID account) {
        return history.enrollmentsOf(account).stream()
                .map(id -> new Held(id, history.olderThan(Long.MAX_VALUE, id, Integer.MAX_VALUE)))
                .toList();
    }
}
