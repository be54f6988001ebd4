package dev.backroad.progress.enrollment;

import dev.backroad.defaults.personaldata.ErasedSubjects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets a learner for good. */
@Service
public class Erasure {

    private final EnrollmentRepository enrollments;
    private final ErasedSubjects erased;

    Erasure(EnrollmentRepository enrollments, ErasedSubjects erased) {
        this.enrollments = enrollments;
        this.erased = erased;
    }

    /** Deletes all that the learner did here, and lets nothing new begin. */
    @Transactional
    public void erase(UUID account) {
        erased.add(account);
        enrollments.deleteAll(new Learner(account));
    }
}
