package dev.backroad.progress.enrollment;

import dev.backroad.defaults.personaldata.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What we hold about a learner: each enrolment, with every topic, and the part of each feature. */
@Component
class LearnerData implements PersonalData {

    private final ProgressTracking progress;
    private final List<LearnersPart> parts;

    LearnerData(ProgressTracking progress, List<LearnersPart> parts) {
        this.progress = progress;
        this.parts = parts;
    }

    @Override
    public Map<String, Object> of(UUID account) {
        var held = new LinkedHashMap<String, Object>();
        var all = progress.lookAtAll(new Learner(account));
        held.put("enrollments", all.stream().map(EnrollmentView::of).toList());
        parts.forEach(part -> held.put(part.name(), part.of(account)));
        return held;
    }
}
