package dev.backroad.progress.review;

import static dev.backroad.progress.review.Rating.AGAIN;
import static dev.backroad.progress.review.Rating.EASY;
import static dev.backroad.progress.review.Rating.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.backroad.defaults.ProblemException;
import dev.backroad.progress.catalog.PublishedTopic;
import dev.backroad.progress.settings.LearningSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReviewCardTests {

    private static final UUID LENA = UUID.randomUUID();
    private static final PublishedTopic HTTP =
            new PublishedTopic(UUID.randomUUID(), "http", "HTTP");
    private static final LearningSettings BERLIN = in("Europe/Berlin");

    /** 23:30 in Berlin. */
    private static final Instant LATE = Instant.parse("2026-11-20T22:30:00Z");

    private final ReviewCard card = ReviewCard.begin(UUID.randomUUID(), HTTP, BERLIN, LATE);

    @Test
    void completedTopicIsDueWhenAFirstGoodAnswerWouldBe() {
        assertThat(card.dueOn()).isEqualTo("2026-11-22");
        assertThat(card.memory()).isEqualTo(Fsrs.first(GOOD));
        assertThat(card.answers()).isZero();
    }

    @Test
    void learnersDayCountsAndNotTwentyFourHours() {
        var afterMidnight = LATE.plus(Duration.ofHours(1));

        assertThat(card.answered(GOOD, BERLIN, afterMidnight).memory())
                .isEqualTo(Fsrs.after(card.memory(), GOOD, 1));
        assertThat(card.answered(GOOD, in("UTC"), afterMidnight.plusSeconds(1)).memory())
                .isEqualTo(Fsrs.after(card.memory(), GOOD, 0));
    }

    @Test
    void earlyAnswerCountsAsAnEarlyOne() {
        var onTime = card.answered(GOOD, BERLIN, LATE.plus(Duration.ofDays(2)));
        var early = card.answered(GOOD, BERLIN, LATE.plus(Duration.ofDays(1)));
        var late = card.answered(GOOD, BERLIN, LATE.plus(Duration.ofDays(30)));

        assertThat(early.memory().stability()).isLessThan(onTime.memory().stability());
        assertThat(late.memory().stability()).isGreaterThan(onTime.memory().stability());
        assertThat(late.dueOn()).isAfter(BERLIN.day(LATE).plusDays(60));
    }

    @Test
    void forgottenTopicComesBackSoonAndIsCounted() {
        var forgotten = card.answered(AGAIN, BERLIN, LATE.plus(Duration.ofDays(2)));

        assertThat(forgotten.dueOn()).isEqualTo("2026-11-23");
        assertThat(forgotten.lapses()).isEqualTo(1);
        assertThat(forgotten.answers()).isEqualTo(1);
        assertThat(forgotten.memory().difficulty()).isGreaterThan(card.memory().difficulty());
    }

    @Test
    void clockThatWasPutBackMakesNobodyYounger() {
        var before = LATE.minus(Duration.ofDays(400));

        var answered = card.answered(GOOD, BERLIN, before);

        assertThat(answered.memory()).isEqualTo(Fsrs.after(card.memory(), GOOD, 0));
        assertThat(card.retrievability(BERLIN, before)).isEqualTo(1);
        assertThat(answered.dueOn()).isAfter(BERLIN.day(before));
    }

    @Test
    void flightToTheWestMakesNobodyYounger() {
        var auckland = in("Pacific/Auckland");
        var noon = Instant.parse("2026-11-20T23:00:00Z");
        var begun = ReviewCard.begin(UUID.randomUUID(), HTTP, auckland, noon);

        var answered = begun.answered(EASY, in("Pacific/Honolulu"), noon.plusSeconds(3600));

        assertThat(begun.dueOn()).isEqualTo(LocalDate.parse("2026-11-23"));
        assertThat(answered.memory()).isEqualTo(Fsrs.after(begun.memory(), EASY, 0));
    }

    @Test
    void dayOfTwentyThreeHoursIsADay() {
        var beforeSpring = Instant.parse("2027-03-27T22:30:00Z");
        var begun = ReviewCard.begin(UUID.randomUUID(), HTTP, BERLIN, beforeSpring);

        var answered = begun.answered(GOOD, BERLIN, beforeSpring.plus(Duration.ofHours(23)));

        assertThat(answered.memory()).isEqualTo(Fsrs.after(begun.memory(), GOOD, 1));
    }

    @Test
    void topicInWorkIsNotAsked() {
        var paused = paused(card);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> paused.answered(GOOD, BERLIN, LATE));
    }

    @Test
    void answerSaysSomethingOnceOnEachDayOfTheLearner() {
        var midnight = Instant.parse("2026-11-20T23:00:00Z");
        var answered = card.answered(GOOD, BERLIN, midnight);

        assertThat(card.isAnswerable(BERLIN, midnight.minusMillis(1))).isFalse();
        assertThat(card.isAnswerable(BERLIN, midnight)).isTrue();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> answered.demandAnswerable(BERLIN, midnight.plusSeconds(1)))
                .withMessageContaining(answered.dueOn().toString());
    }

    @Test
    void clockThatWasPutBackAsksNobodyTwice() {
        var yesterday = LATE.minus(Duration.ofDays(1));

        assertThat(card.isAnswerable(BERLIN, yesterday)).isFalse();
    }

    @Test
    void resumedCardRemembersWhatItKnew() {
        var answered = card.answered(EASY, BERLIN, LATE.plus(Duration.ofDays(2)));

        var soon = paused(answered).resumed(HTTP, BERLIN, LATE.plus(Duration.ofDays(3)));
        var late = paused(answered).resumed(HTTP, BERLIN, LATE.plus(Duration.ofDays(300)));

        assertThat(soon.memory()).isEqualTo(answered.memory());
        assertThat(soon.dueOn()).isEqualTo(answered.dueOn());
        assertThat(late.dueOn()).isEqualTo("2027-09-18"); // 0:30 in summer, and tomorrow
        assertThat(late.paused()).isFalse();
    }

    @Test
    void everyChangeHasAnotherTag() {
        var answered = card.answered(GOOD, BERLIN, LATE);

        assertThat(answered.tag()).isNotEqualTo(card.tag());
        assertThat(paused(answered).resumed(HTTP, BERLIN, LATE).tag())
                .isNotIn(card.tag(), answered.tag());
    }

    private static ReviewCard paused(ReviewCard card) {
        return new ReviewCard(
                card.id(),
                card.learnerId(),
                card.topic(),
                card.version() + 1,
                card.memory(),
                card.answeredAt(),
                card.dueOn(),
                card.answers(),
                card.lapses(),
                true);
    }

    private static LearningSettings in(String zone) {
        return new LearningSettings(
                LENA, 1, ZoneId.of(zone), 20, new BigDecimal("0.90"), null, true);
    }
}
