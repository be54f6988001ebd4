package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.CatalogTopics;
import dev.backroad.progress.enrollment.LateSuccessions.Concerned;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataIntegrityViolationException;
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

    private static final Logger log = LoggerFactory.getLogger(LateInheritance.class);

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
        late.between(place, last.get()).forEach(this::inheritIfPossible);
        late.advance(place, last.get());
    }

    /**
     * What is wrong with one enrolment keeps no other from what is theirs; what is wrong with the
     * database does, until it is well again.
     */
    private void inheritIfPossible(Concerned concerned) {
        try {
            transaction.executeWithoutResult(_ -> inherit(concerned));
        } catch (RuntimeException failed) {
            if (isOfTheDatabase(failed)) {
                throw failed;
            }
            log.error("Enrolment {} cannot inherit", concerned.id(), failed);
        }
    }

    private static boolean isOfTheDatabase(RuntimeException failed) {
        return failed instanceof NestedRuntimeException
                && !(failed instanceof DataIntegrityViolationException);
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
