package dev.backroad.progress.enrollment;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.IfMatch;
import dev.backroad.progress.accounts.Presence;
import dev.backroad.progress.catalog.CatalogCopy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a learner can do: enrol, move topics, look. */
@Service
class ProgressTracking {

    /** An enrolment, and whether this call began it. */
    record Enrolled(StoredEnrollment enrollment, boolean isNew) {}

    /** A topic after a move, and the enrolment that it belongs to. */
    record Moved(StoredEnrollment enrollment, TopicProgress topic) {}

    private final CatalogCopy catalog;
    private final EnrollmentRepository enrollments;
    private final EnrollmentChange change;
    private final Presence presence;
    private final IdGenerator ids;
    private final InstantSource time;

    ProgressTracking(
            CatalogCopy catalog,
            EnrollmentRepository enrollments,
            EnrollmentChange change,
            Presence presence,
            IdGenerator ids,
            InstantSource time) {
        this.catalog = catalog;
        this.enrollments = enrollments;
        this.change = change;
        this.presence = presence;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Enrolled enroll(Learner learner, String slug) {
        presence.demand(learner.id());
        var roadmap = catalog.newest(slug).orElseThrow(() -> Refusals.roadmapUnknown(slug));
        var begun = Enrollment.begin(ids.next(), learner.id(), roadmap, now());
        var isNew = enrollments.insert(begun);
        if (isNew) {
            change.tell(begun);
        }
        return new Enrolled(
                enrollments
                        .findByRoadmap(learner, roadmap.roadmapId())
                        .orElseThrow(Refusals::enrollmentNotFound),
                isNew);
    }

    @Transactional
    Moved move(Learner learner, UUID enrollmentId, TopicMove move, IfMatch seen) {
        var stored = change.begin(learner, enrollmentId, seen);
        var moved = stored.enrollment().move(move.slug(), move.status(), now());
        change.end(stored.enrollment());
        return new Moved(stored, moved);
    }

    /** All of them or none, in this order. */
    @Transactional
    StoredEnrollment moveAll(
            Learner learner, UUID enrollmentId, List<TopicMove> moves, IfMatch seen) {
        var stored = change.begin(learner, enrollmentId, seen);
        stored.enrollment().moveAll(moves, now());
        change.end(stored.enrollment());
        return stored;
    }

    StoredEnrollment look(Learner learner, UUID enrollmentId) {
        return enrollments.find(learner, enrollmentId).orElseThrow(Refusals::enrollmentNotFound);
    }

    List<StoredEnrollment> lookAtAll(Learner learner) {
        return enrollments.findAll(learner);
    }

    /** In milliseconds, so that an answer shows the same moment before and after it was stored. */
    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
