package dev.backroad.progress.history;

import dev.backroad.progress.enrollment.EnrollmentChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what happens, in the transaction in which it does. */
@Component
class HistoryWriting {

    private final HistoryTable history;

    HistoryWriting(HistoryTable history) {
        this.history = history;
    }

    @EventListener
    void on(EnrollmentChanged change) {
        history.add(change);
    }
}
