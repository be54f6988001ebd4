package dev.backroad.progress.settings;

import dev.backroad.progress.enrollment.EnrollmentChanged;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicCompleted;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells of completed topics whose they are, and how their learner wants to learn. */
@Component
class Completions {

    private final SettingsTable table;

    Completions(SettingsTable table) {
        this.table = table;
    }

    /**
     * Returns what is published in turn, in the same transaction. First of all that listen: days
     * and points are locked before achievements, as everywhere.
     */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Nullable TopicsCompleted on(EnrollmentChanged change) {
        var completed = change.news(TopicCompleted.class);
        return completed.isEmpty()
                ? null
                : new TopicsCompleted(
                        table.find(change.learnerId()),
                        completed.stream().map(TopicCompleted::topic).toList(),
                        change.at());
    }
}
