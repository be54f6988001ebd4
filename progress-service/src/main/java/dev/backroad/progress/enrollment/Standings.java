package dev.backroad.progress.enrollment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other features may know of enrolments. They read here, and change nothing. */
@Component
public class Standings {

    private final EnrollmentRepository enrollments;

    Standings(EnrollmentRepository enrollments) {
        this.enrollments = enrollments;
    }

    /**
     * Says where a learner stands, and keeps it so until the caller's transaction ends.
     *
     * @return empty also for an enrolment of somebody else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Standing> lock(Learner learner, UUID enrollment) {
        return enrollments
                .lock(learner, enrollment)
                .map(StoredEnrollment::enrollment)
                .map(Standing::of);
    }

    /**
     * Lets nobody else change what the learner does until the caller's transaction ends: to be
     * asked before rows of the learner are locked, as whoever moves a topic does.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockAll(Learner learner) {
        enrollments.lockAll(learner);
    }
}
