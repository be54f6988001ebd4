package dev.backroad.progress.review;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.IfMatch;
import dev.backroad.progress.accounts.Presence;
import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.enrollment.Standings;
import dev.backroad.progress.review.ReviewCards.Answer;
import dev.backroad.progress.review.ReviewCards.Place;
import dev.backroad.progress.settings.LearningSettings;
import dev.backroad.progress.settings.SettingsKeeping;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a learner does with reviews: see what is due, and answer. */
@Service
public class Reviewing {

    /** A card as it looks to its learner at a moment. */
    record Seen(ReviewCard card, LearningSettings settings, Instant at) {}

    private final ReviewCards cards;
    private final SettingsKeeping settings;
    private final Presence presence;
    private final Standings standings;
    private final ApplicationEventPublisher listeners;
    private final IdGenerator ids;
    private final InstantSource time;

    Reviewing(
            ReviewCards cards,
            SettingsKeeping settings,
            Presence presence,
            Standings standings,
            ApplicationEventPublisher listeners,
            IdGenerator ids,
            InstantSource time) {
        this.cards = cards;
        this.settings = settings;
        this.presence = presence;
        this.standings = standings;
        this.listeners = listeners;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Returns what is due, oldest first, never more than the learner wants on one day: today, as
     * many as are left after the answers of today.
     *
     * @param day of the learner's calendar; {@code null} for today
     */
    List<Seen> due(Learner learner, @Nullable LocalDate day, @Nullable Place after, int limit) {
        var mine = settings.of(learner.id());
        var now = time.instant();
        var on = day == null ? mine.day(now) : day;
        return cards.due(learner.id(), on, room(mine, on, now), after, limit).stream()
                .map(card -> new Seen(card, mine, now))
                .toList();
    }

    /** Returns how many reviews are left for a learner today. */
    public int countDue(LearningSettings learner, Instant now) {
        var today = learner.day(now);
        return cards.countDue(learner.learnerId(), today, room(learner, today, now));
    }

    private int room(LearningSettings learner, LocalDate day, Instant now) {
        var today = learner.day(now);
        var answered = day.isAfter(today) ? 0 : cards.answersOn(learner.learnerId(), today);
        return Math.max(0, learner.reviewsPerDay() - answered);
    }

    /**
     * Notes an answer.
     *
     * @param seen the state that the learner answers to; nothing where a key makes sure that the
     *     answer counts once
     */
    @Transactional
    Seen answer(Learner learner, UUID id, Optional<IfMatch> seen, Rating rating) {
        presence.demand(learner.id());
        standings.lockAll(learner);
        var card = cards.lock(learner.id(), id).orElseThrow(Refusals::reviewNotFound);
        seen.ifPresent(state -> state.demand(card.tag()));
        var mine = settings.of(learner.id());
        var now = time.instant();
        card.demandAnswerable(mine, now);
        var after = card.answered(rating, mine, now);
        cards.update(after);
        cards.note(ids.next(), learner.id(), new Answer(id, rating, now, mine.day(now)));
        listeners.publishEvent(new ReviewAnswered(mine, now));
        return new Seen(after, mine, now);
    }
}
