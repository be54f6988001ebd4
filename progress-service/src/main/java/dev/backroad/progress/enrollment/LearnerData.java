package dev.backroad.progress.enrollment;

import dev.backroad.defaults.personaldata.PersonalData;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What we hold about a learner: each enrolment, with every topic. */
@Component
class LearnerData implements PersonalData {

    /** The learner's part of "my data". */
    record Held(List<EnrollmentView> enrollments) {}

    private final ProgressTracking progress;

    LearnerData(ProgressTracking progress) {
        this.progress = progress;
    }

    @Override
    public Held of(UUID account) {
        var all = progress.lookAtAll(new Learner(account));
        return new Held(all.stream().map(EnrollmentView::of).toList());
    }
}
