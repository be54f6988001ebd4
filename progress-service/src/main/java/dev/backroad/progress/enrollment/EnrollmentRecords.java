package dev.backroad.progress.enrollment;

import dev.backroad.progress.accounts.PersonalRecords;
import java.util.List;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Each enrolment of a learner, with every topic. Forgotten first: features write down what happens
 * to an enrolment while it is locked.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EnrollmentRecords implements PersonalRecords {

    private final EnrollmentRepository enrollments;

    EnrollmentRecords(EnrollmentRepository enrollments) {
        this.enrollments = enrollments;
    }

    @Override
    public String name() {
        return "enrollments";
    }

    @Override
    public List<EnrollmentView> of(UUID learner) {
        return enrollments.findAll(new Learner(learner)).stream().map(EnrollmentView::of).toList();
    }

    @Override
    public void forget(UUID learner) {
        enrollments.deleteAll(new Learner(learner));
    }
}
