package dev.backroad.progress.review;

import dev.backroad.progress.accounts.PersonalRecords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Each topic that a learner is asked about, with every answer. */
@Component
class ReviewRecords implements PersonalRecords {

    /** A topic with what we think its learner remembers. */
    record Held(
            String topic,
            double stability,
            double difficulty,
            LocalDate dueOn,
            boolean paused,
            List<Answered> answers) {}

    record Answered(Rating rating, Instant answeredAt) {}

    private final ReviewCards cards;

    ReviewRecords(ReviewCards cards) {
        this.cards = cards;
    }

    @Override
    public String name() {
        return "reviews";
    }

    @Override
    public List<Held> of(UUID learner) {
        var answers =
                cards.answers(learner).stream()
                        .collect(Collectors.groupingBy(ReviewCards.Answer::cardId));
        return cards.all(learner).stream()
                .map(card -> held(card, answers.getOrDefault(card.id(), List.of())))
                .toList();
    }

    private static Held held(ReviewCard card, List<ReviewCards.Answer> answers) {
        return new Held(
                card.topic().slug(),
                card.memory().stability(),
                card.memory().difficulty(),
                card.dueOn(),
                card.paused(),
                answers.stream().map(it -> new Answered(it.rating(), it.at())).toList());
    }

    @Override
    public void forget(UUID learner) {
        cards.delete(learner);
    }
}
