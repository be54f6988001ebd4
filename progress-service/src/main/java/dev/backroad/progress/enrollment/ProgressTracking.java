package dev.backroad.progress.enrollment;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.progress.accounts.Presence;
import dev.backroad.progress.catalog.CatalogCopy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a learner can do: enrol, move topics, look. News goes to whoever listens in this process, in
 * the same transaction: {@code published} writes it to the outbox there.
 */
@Service
class ProgressTracking {

    /** An enrolment, and whether this call began it. */
    record Enrolled(Enrollment enrollment, boolean isNew) {}

    /** A topic after a move, and the enrolment that it belongs to. */
    record Moved(Enrollment enrollment, TopicProgress topic) {}

    private final CatalogCopy catalog;
    private final EnrollmentRepository enrollments;
    private final Presence presence;
    private final ApplicationEventPublisher listeners;
    private final IdGenerator ids;
    private final InstantSource time;

    ProgressTracking(
            CatalogCopy catalog,
            EnrollmentRepository enrollments,
            Presence presence,
            ApplicationEventPublisher listeners,
            IdGenerator ids,
            InstantSource time) {
        this.catalog = catalog;
        this.enrollments = enrollments;
        this.presence = presence;
        this.listeners = listeners;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Enrolled enroll(Learner learner, String slug) {
        presence.demand(learner.id());
        var roadmap = catalog.newest(slug).orElseThrow(() -> Refusals.roadmapUnknown(slug));
        var begun = Enrollment.begin(ids.next(), learner.id(), roadmap, now());
        if (enrollments.insert(begun)) {
            begun.news().forEach(listeners::publishEvent);
            return new Enrolled(begun, true);
        }
        return new Enrolled(
                enrollments
                        .findByRoadmap(learner, roadmap.roadmapId())
                        .orElseThrow(Refusals::enrollmentNotFound),
                false);
    }

    @Transactional
    Moved move(Learner learner, UUID enrollmentId, String topic, TopicStatus to) {
        var enrollment =
                enrollments.lock(learner, enrollmentId).orElseThrow(Refusals::enrollmentNotFound);
        var moved = enrollment.move(topic, to, now());
        var news = enrollment.news();
        if (!news.isEmpty()) {
            enrollments.update(enrollment, moved);
            news.forEach(listeners::publishEvent);
        }
        return new Moved(enrollment, moved);
    }

    Enrollment look(Learner learner, UUID enrollmentId) {
        return enrollments.find(learner, enrollmentId).orElseThrow(Refusals::enrollmentNotFound);
    }

    List<Enrollment> lookAtAll(Learner learner) {
        return enrollments.findAll(learner);
    }

    /** In milliseconds, so that an answer shows the same moment before and after it was stored. */
    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
