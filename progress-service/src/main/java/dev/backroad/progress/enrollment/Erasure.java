package dev.backroad.progress.enrollment;

import dev.backroad.defaults.personaldata.ErasedSubjects;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets a learner for good. */
@Service
public class Erasure {

    private final EnrollmentRepository enrollments;
    private final ErasedSubjects erased;
    private final List<LearnersPart> parts;

    Erasure(EnrollmentRepository enrollments, ErasedSubjects erased, List<LearnersPart> parts) {
        this.enrollments = enrollments;
        this.erased = erased;
        this.parts = parts;
    }

    /** Deletes all that the learner did here, and lets nothing new begin. */
    @Transactional
    public void erase(UUID account) {
        erased.add(account);
        parts.forEach(part -> part.erase(account));
        enrollments.deleteAll(new Learner(account));
    }
}
