package dev.backroad.progress.enrollment;

import dev.backroad.defaults.IfMatch;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * One change of an enrolment, from lock to news. News goes to whoever listens in this process, all
 * of it at once and in the same transaction: {@code published} writes it to the outbox there.
 */
@Component
class EnrollmentChange {

    private final EnrollmentRepository enrollments;
    private final ApplicationEventPublisher listeners;

    EnrollmentChange(EnrollmentRepository enrollments, ApplicationEventPublisher listeners) {
        this.enrollments = enrollments;
        this.listeners = listeners;
    }

    /** Finds an enrolment in a state that the caller has seen, and lets nobody else change it. */
    StoredEnrollment begin(Learner learner, UUID enrollmentId, IfMatch seen) {
        var stored =
                enrollments.lock(learner, enrollmentId).orElseThrow(Refusals::enrollmentNotFound);
        seen.demand(stored.tag());
        return stored;
    }

    /** Stores what happened, if anything did, and tells it. */
    void end(Enrollment enrollment) {
        if (!enrollment.news().isEmpty()) {
            enrollments.update(enrollment);
            tell(enrollment);
        }
    }

    void endAtNewVersion(Enrollment enrollment) {
        if (!enrollment.news().isEmpty()) {
            enrollments.updateToNewVersion(enrollment);
            tell(enrollment);
        }
    }

    void tell(Enrollment enrollment) {
        listeners.publishEvent(
                new EnrollmentChanged(enrollment.id(), enrollment.learnerId(), enrollment.news()));
    }
}
