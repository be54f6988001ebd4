package dev.backroad.progress.activity;

import dev.backroad.progress.enrollment.EnrollmentEvent.TopicCompleted;
import dev.backroad.progress.review.ReviewAnswered;
import dev.backroad.progress.settings.LearningSettings;
import dev.backroad.progress.settings.SettingsChanged;
import dev.backroad.progress.settings.SettingsKeeping;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Writes down what learners do, day by day, in the transaction in which they do it.
 *
 * <p>A day is the date that the learner's calendar showed at that moment; it is never computed
 * again. So a move to another time zone can neither destroy nor forge a streak: the days before it
 * stay as they are; a day that it cut short is bridged, once in a week at most; a day that is over
 * cannot be filled by going back west.
 */
@Service
public class ActivityLog {

    /** In days: how often a move to the east bridges a day, so that nobody lives by moving. */
    private static final int BETWEEN_BRIDGES = 7;

    private final ActivityTable table;
    private final SettingsKeeping settings;
    private final ApplicationEventPublisher listeners;

    ActivityLog(
            ActivityTable table, SettingsKeeping settings, ApplicationEventPublisher listeners) {
        this.table = table;
        this.settings = settings;
        this.listeners = listeners;
    }

    @EventListener
    void on(TopicCompleted event) {
        var learner = event.origin().learnerId();
        if (table.isFirstTime(learner, event.topic().topicId())) {
            add(settings.of(learner), Figures.TOPIC, event.origin().at());
        }
    }

    @EventListener
    void on(ReviewAnswered event) {
        add(event.learner(), Figures.REVIEW, event.at());
    }

    /** Returns the day, with all that was done on it. */
    ActivityDay add(LearningSettings learner, Figures done, Instant at) {
        var day = table.add(learner.learnerId(), learner.day(at), done);
        listeners.publishEvent(new ActivityNoted(learner, day.done().equals(done), at));
        return day;
    }

    /** Bridges the days that a move to the east takes from a learner. */
    @EventListener
    void on(SettingsChanged event) {
        var from = event.before().day(event.at());
        var to = event.after().day(event.at());
        var learner = event.after().learnerId();
        var last = table.lastBridge(learner);
        if (last.isEmpty() || last.get().plusDays(BETWEEN_BRIDGES).isBefore(from)) {
            from.datesUntil(to.isAfter(from) ? to : from)
                    .forEach(day -> table.bridge(learner, day));
        }
    }

    /** Returns the learner's rows of days. */
    public Streak streak(LearningSettings learner, Instant now) {
        var id = learner.learnerId();
        var today = learner.day(now);
        // Further ahead is a clock's mistake.
        var active = table.activeDays(id, today.plusDays(ActivityTable.ZONES_APART));
        return Streak.of(active, table.bridged(id), today);
    }

    /** Returns whether the learner has done something today already. */
    public boolean isActive(LearningSettings learner, Instant now) {
        var today = learner.day(now);
        var ahead = today.plusDays(ActivityTable.ZONES_APART);
        return !table.days(learner.learnerId(), today, ahead).isEmpty();
    }

    /** Returns all that a learner has ever done. */
    public Figures figures(UUID learner) {
        return table.figures(learner);
    }
}
