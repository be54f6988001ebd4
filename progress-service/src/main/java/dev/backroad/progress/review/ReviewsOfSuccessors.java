package dev.backroad.progress.review;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.progress.enrollment.OwnEnrollments;
import dev.backroad.progress.enrollment.Succession;
import dev.backroad.progress.enrollment.TopicStatus;
import dev.backroad.progress.enrollment.TopicsSucceeded;
import dev.backroad.progress.settings.SettingsKeeping;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reviews follow what topics become. The successor is asked when the first of its sources would
 * have been, with the memory of that one: a whole is known as well as what one knows least of it.
 * The sources are asked no more, unless another roadmap of the learner has them still.
 */
@Component
class ReviewsOfSuccessors {

    private final ReviewCards cards;
    private final OwnEnrollments enrollments;
    private final SettingsKeeping settings;
    private final IdGenerator ids;

    ReviewsOfSuccessors(
            ReviewCards cards,
            OwnEnrollments enrollments,
            SettingsKeeping settings,
            IdGenerator ids) {
        this.cards = cards;
        this.enrollments = enrollments;
        this.settings = settings;
        this.ids = ids;
    }

    /** Runs in the transaction of the change, while the enrolment is locked. */
    @EventListener
    void on(TopicsSucceeded event) {
        var learner = event.learnerId();
        event.successions().forEach(each -> follow(learner, each, event.at()));
        cards.pauseAll(
                learner,
                event.successions().stream()
                        .flatMap(each -> each.sources().stream())
                        .distinct()
                        .filter(source -> !enrollments.haveTopic(learner, source))
                        .toList());
    }

    private void follow(UUID learner, Succession succession, Instant at) {
        switch (succession.status()) {
            case DONE, IN_PROGRESS ->
                    weakest(learner, succession)
                            .filter(card -> !cards.insert(heir(card, succession)))
                            .filter(_ -> succession.isInherited())
                            .ifPresent(_ -> resume(learner, succession, at));
            // Nothing to remember.
            case NOT_STARTED, SKIPPED -> {}
        }
    }

    private Optional<ReviewCard> weakest(UUID learner, Succession succession) {
        return succession.sources().stream()
                .flatMap(source -> cards.lockOfTopic(learner, source).stream())
                .filter(card -> !card.paused())
                .min(Comparator.comparing(ReviewCard::dueOn).thenComparing(ReviewCard::id));
    }

    private ReviewCard heir(ReviewCard card, Succession succession) {
        return card.inheritedBy(succession.topic(), ids.next(), !isDone(succession));
    }

    private void resume(UUID learner, Succession succession, Instant at) {
        cards.lockOfTopic(learner, succession.topic().topicId())
                .filter(card -> card.paused() && isDone(succession))
                .map(card -> card.resumed(succession.topic(), settings.of(learner), at))
                .ifPresent(cards::update);
    }

    private static boolean isDone(Succession succession) {
        return succession.status() == TopicStatus.DONE;
    }
}
