package dev.backroad.progress.activity;

import dev.backroad.progress.activity.ActivityTable.Learned;
import dev.backroad.progress.catalog.PublishedTopic;
import dev.backroad.progress.review.ReviewAnswered;
import dev.backroad.progress.settings.LearningSettings;
import dev.backroad.progress.settings.SettingsChanged;
import dev.backroad.progress.settings.TopicsCompleted;
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
    private final ApplicationEventPublisher listeners;

    ActivityLog(ActivityTable table, ApplicationEventPublisher listeners) {
        this.table = table;
        this.listeners = listeners;
    }

    /** A topic counts once, however often it is completed, and in however many roadmaps. */
    @EventListener
    void on(TopicsCompleted event) {
        var learner = event.learner();
        var topics = event.topics().stream().map(PublishedTopic::topicId).toList();
        table.learn(learner.learnerId(), topics, learner.day(event.at()), event.at())
                .ifPresent(learned -> tell(learner, learned, event.at()));
    }

    private void tell(LearningSettings learner, Learned learned, Instant at) {
        listeners.publishEvent(
                new TopicsLearned(learner.learnerId(), learned.topics(), learned.number(), at));
        tell(
                learner,
                learned.day(),
                Figures.topics(learned.topics()),
                Figures.topics(learned.ever()),
                at);
    }

    @EventListener
    void on(ReviewAnswered event) {
        add(event.learner(), Figures.REVIEW, event.at());
    }

    /** Returns the day, with all that was done on it. */
    ActivityDay add(LearningSettings learner, Figures done, Instant at) {
        var day = table.add(learner.learnerId(), learner.day(at), done);
        tell(learner, day, done, table.figures(learner.learnerId()), at);
        return day;
    }

    private void tell(
            LearningSettings learner, ActivityDay day, Figures done, Figures ever, Instant at) {
        listeners.publishEvent(new ActivityNoted(learner, done, ever, day.done().equals(done), at));
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
