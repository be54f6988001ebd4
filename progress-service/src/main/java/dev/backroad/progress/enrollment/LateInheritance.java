package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.CatalogTopics;
import dev.backroad.progress.enrollment.LateSuccessions.Concerned;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes up for retirements that we hear of after learners have moved up. That is not rare: editors
 * can retire a topic only when no roadmap has it any more, so that the version without it is out
 * before. Several instances may do this at once: who comes second finds nothing to do.
 */
@Component
class LateInheritance {

    private static final int MANY = 2_000;

    private final LateSuccessions late;
    private final EnrollmentRepository enrollments;
    private final CatalogTopics topics;
    private final Pasts pasts;
    private final EnrollmentChange change;
    private final ApplicationEventPublisher listeners;
    private final TransactionTemplate transaction;
    private final InstantSource time;

    LateInheritance(
            LateSuccessions late,
            EnrollmentRepository enrollments,
            CatalogTopics topics,
            Pasts pasts,
            EnrollmentChange change,
            ApplicationEventPublisher listeners,
            TransactionTemplate transaction,
            InstantSource time) {
        this.late = late;
        this.enrollments = enrollments;
        this.topics = topics;
        this.pasts = pasts;
        this.change = change;
        this.listeners = listeners;
        this.transaction = transaction;
        this.time = time;
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 1_000)
    void catchUp() {
        for (var place = late.next(); place.isPresent(); place = late.next()) {
            goOn(place.get());
        }
    }

    private void goOn(LateSuccessions.Place place) {
        transaction.executeWithoutResult(_ -> late.awaitSteps());
        var last = late.lastOf(MANY, place);
        if (last.isEmpty()) {
            late.end(place);
            return;
        }
        late.between(place, last.get())
                .forEach(each -> transaction.executeWithoutResult(_ -> inherit(each)));
        late.advance(place, last.get());
    }

    private void inherit(Concerned concerned) {
        enrollments
                .lock(new Learner(concerned.learnerId()), concerned.id())
                .map(StoredEnrollment::enrollment)
                .ifPresent(this::inherit);
    }

    private void inherit(Enrollment enrollment) {
        var at = time.instant().truncatedTo(ChronoUnit.MILLIS);
        var successions = topics.leadingTo(enrollment.roadmap());
        var past = pasts.of(enrollment);
        var now = enrollment.stepTo(enrollment.roadmap(), successions, past).successions(at);
        enrollment.inherit(successions, past, at);
        change.end(enrollment);
        listeners.publishEvent(new TopicsSucceeded(enrollment.learnerId(), now, at));
    }
}
