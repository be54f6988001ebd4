package dev.backroad.progress.achievement;

import dev.backroad.progress.activity.ActivityLog;
import dev.backroad.progress.activity.ActivityNoted;
import dev.backroad.progress.enrollment.EnrollmentEvent.RoadmapCompleted;
import dev.backroad.progress.settings.LearningSettings;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Looks at the rules whenever a learner has done something, in the transaction of it. */
@Service
class Earning {

    private final AchievementTable table;
    private final ActivityLog activity;
    private final ApplicationEventPublisher listeners;

    Earning(AchievementTable table, ActivityLog activity, ApplicationEventPublisher listeners) {
        this.table = table;
        this.activity = activity;
        this.listeners = listeners;
    }

    @EventListener
    void on(ActivityNoted event) {
        // Later things of the day make no streak longer.
        int streak = event.isFirstOfDay() ? longestStreak(event.learner(), event.at()) : 0;
        look(event.learner().learnerId(), streak, event.at());
    }

    @EventListener
    void on(RoadmapCompleted event) {
        var origin = event.origin();
        if (table.isFirstTime(origin.learnerId(), origin.roadmapSlug())) {
            look(origin.learnerId(), 0, origin.at());
        }
    }

    /** Earns what is open and reached. */
    private void look(UUID learner, int longestStreak, Instant now) {
        var standing = standing(learner, longestStreak);
        var earned = table.earned(learner).keySet();
        Arrays.stream(Achievement.values())
                .filter(each -> !earned.contains(each) && each.isEarned(standing))
                .forEach(each -> earn(learner, each, now));
    }

    private void earn(UUID learner, Achievement achievement, Instant now) {
        if (table.earn(learner, achievement, now)) {
            listeners.publishEvent(
                    new AchievementEarned(
                            learner,
                            achievement.word(),
                            achievement.title(),
                            achievement.description(),
                            now));
        }
    }

    Standing standing(LearningSettings learner, Instant now) {
        return standing(learner.learnerId(), longestStreak(learner, now));
    }

    private Standing standing(UUID learner, int longestStreak) {
        return new Standing(activity.figures(learner), table.roadmaps(learner), longestStreak);
    }

    private int longestStreak(LearningSettings learner, Instant now) {
        return activity.streak(learner, now).longest();
    }
}
