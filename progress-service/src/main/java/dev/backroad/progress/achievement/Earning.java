package dev.backroad.progress.achievement;

import dev.backroad.progress.activity.ActivityLog;
import dev.backroad.progress.activity.ActivityNoted;
import dev.backroad.progress.activity.Figures;
import dev.backroad.progress.enrollment.DoneHere;
import dev.backroad.progress.enrollment.EnrollmentChanged;
import dev.backroad.progress.enrollment.EnrollmentEvent.Origin;
import dev.backroad.progress.enrollment.EnrollmentEvent.RoadmapCompleted;
import dev.backroad.progress.settings.LearningSettings;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Looks at the rules whenever a learner has done something, in the transaction of it. */
@Service
class Earning {

    private final AchievementTable table;
    private final DoneHere doneHere;
    private final ActivityLog activity;
    private final ApplicationEventPublisher listeners;

    Earning(
            AchievementTable table,
            DoneHere doneHere,
            ActivityLog activity,
            ApplicationEventPublisher listeners) {
        this.table = table;
        this.doneHere = doneHere;
        this.activity = activity;
        this.listeners = listeners;
    }

    /**
     * Once a day all rules are looked at, also those that are new; later things make no streak
     * longer, and can only reach a goal that they count for.
     */
    @EventListener
    void on(ActivityNoted event) {
        var learner = event.learner();
        if (event.isFirstOfDay()) {
            var standing = standing(learner, event.at());
            earn(learner.learnerId(), each -> each.isEarned(standing), event.at());
        } else {
            var before = standing(event.ever().minus(event.done()), 0);
            var after = standing(event.ever(), 0);
            earn(learner.learnerId(), each -> each.isEarnedBetween(before, after), event.at());
        }
    }

    @EventListener
    void on(EnrollmentChanged change) {
        change.news(RoadmapCompleted.class).forEach(completed -> complete(completed.origin()));
    }

    private void complete(Origin roadmap) {
        var learner = roadmap.learnerId();
        var isEarned = doneHere.missing(roadmap.enrollmentId()) == 0;
        if (isEarned && table.isFirstTime(learner, roadmap.roadmapSlug())) {
            int roadmaps = table.roadmaps(learner);
            var before = standing(Figures.NOTHING, roadmaps - 1);
            var after = standing(Figures.NOTHING, roadmaps);
            earn(learner, each -> each.isEarnedBetween(before, after), roadmap.at());
        }
    }

    private void earn(UUID learner, Predicate<Achievement> isReached, Instant now) {
        var reached = Arrays.stream(Achievement.values()).filter(isReached).toList();
        if (!reached.isEmpty()) {
            table.earn(learner, reached, now).forEach(each -> tell(learner, each, now));
        }
    }

    private void tell(UUID learner, Achievement achievement, Instant now) {
        listeners.publishEvent(
                new AchievementEarned(
                        learner,
                        achievement.word(),
                        achievement.title(),
                        achievement.description(),
                        now));
    }

    Standing standing(LearningSettings learner, Instant now) {
        var id = learner.learnerId();
        int longest = activity.streak(learner, now).longest();
        return new Standing(activity.figures(id), table.roadmaps(id), longest);
    }

    private static Standing standing(Figures figures, int roadmaps) {
        return new Standing(figures, roadmaps, 0);
    }
}
