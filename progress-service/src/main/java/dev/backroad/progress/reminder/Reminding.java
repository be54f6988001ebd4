package dev.backroad.progress.reminder;

import dev.backroad.progress.accounts.Presence;
import dev.backroad.progress.activity.ActivityLog;
import dev.backroad.progress.activity.ActivityNoted;
import dev.backroad.progress.reminder.ReminderEvent.ReviewsDue;
import dev.backroad.progress.reminder.ReminderEvent.StreakAtRisk;
import dev.backroad.progress.reminder.ReminderTable.Turn;
import dev.backroad.progress.review.Reviewing;
import dev.backroad.progress.settings.LearningSettings;
import dev.backroad.progress.settings.SettingsChanged;
import dev.backroad.progress.settings.SettingsKeeping;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides what a learner is reminded of when it is their turn. */
@Service
class Reminding {

    /** In days: one day is no row that could break. */
    private static final int SHORTEST_STREAK = 2;

    private final ReminderTable table;
    private final SettingsKeeping settings;
    private final Reviewing reviews;
    private final ActivityLog activity;
    private final Presence presence;
    private final ApplicationEventPublisher listeners;
    private final InstantSource time;

    Reminding(
            ReminderTable table,
            SettingsKeeping settings,
            Reviewing reviews,
            ActivityLog activity,
            Presence presence,
            ApplicationEventPublisher listeners,
            InstantSource time) {
        this.table = table;
        this.settings = settings;
        this.reviews = reviews;
        this.activity = activity;
        this.presence = presence;
        this.listeners = listeners;
        this.time = time;
    }

    /**
     * Reminds a learner whose turn it is, if there is a reason to, and sets their next turn. One
     * transaction: the row of the day, the news and the next turn are written together or not at
     * all.
     */
    @Transactional
    void take(Turn turn) {
        var now = time.instant();
        if (presence.isErased(turn.learnerId()) || !table.lock(turn, now)) {
            return;
        }
        var learner = settings.of(turn.learnerId());
        if (learner.reminders() && turn.kind().isTime(learner, now)) {
            reason(turn.kind(), learner, now)
                    .filter(news -> table.isFirst(turn, learner.day(now), now))
                    .ifPresent(listeners::publishEvent);
        }
        table.move(turn, turn.kind().next(learner, now));
    }

    private Optional<ReminderEvent> reason(Kind kind, LearningSettings learner, Instant now) {
        return switch (kind) {
            case REVIEW_DUE -> reviewsDue(learner, now);
            case STREAK_AT_RISK -> streakAtRisk(learner, now);
        };
    }

    private Optional<ReminderEvent> reviewsDue(LearningSettings learner, Instant now) {
        int due = reviews.countDue(learner, now);
        return due == 0
                ? Optional.empty()
                : Optional.of(new ReviewsDue(learner.learnerId(), learner.day(now), due, now));
    }

    private Optional<ReminderEvent> streakAtRisk(LearningSettings learner, Instant now) {
        int streak = activity.streak(learner, now).current();
        return streak < SHORTEST_STREAK || activity.isActive(learner, now)
                ? Optional.empty()
                : Optional.of(new StreakAtRisk(learner.learnerId(), learner.day(now), streak, now));
    }

    /** Lets a turn that fails wait, so that it is in nobody's way. */
    @Transactional
    void postpone(Turn turn, Instant until) {
        table.move(turn, until);
    }

    /** Whoever does something for the first time has turns from then on. */
    @EventListener
    void on(ActivityNoted event) {
        if (event.isFirstOfDay()) {
            var turns = new EnumMap<Kind, Instant>(Kind.class);
            for (var kind : Kind.values()) {
                turns.put(kind, kind.next(event.learner(), event.at()));
            }
            table.begin(event.learner().learnerId(), turns);
        }
    }

    /** In another time zone it is another hour: perhaps it has come already. */
    @EventListener
    void on(SettingsChanged event) {
        var learner = event.after();
        if (!learner.zone().equals(event.before().zone())) {
            for (var kind : Kind.values()) {
                table.move(new Turn(learner.learnerId(), kind), kind.today(learner, event.at()));
            }
        }
    }
}
