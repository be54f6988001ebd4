package dev.backroad.progress.enrollment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backroad.defaults.IfMatch;
import dev.backroad.progress.catalog.CatalogCopy;
import dev.backroad.progress.catalog.CatalogTopics;
import dev.backroad.progress.catalog.PublishedRoadmap;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows learners what newer versions of their roadmap would change, and moves them up. */
@Service
class MovingUp {

    /** More than anybody reads; who is further behind moves up twice. */
    private static final int MOST_OFFERS = 20;

    /** A version to move up to: what it would change, and where all its topics would stand. */
    record Offer(int version, List<TopicChange> changes, List<TopicProgress> topics) {}

    /** All of them, oldest first; none when the learner is at the newest version. */
    record Offers(StoredEnrollment enrollment, List<Offer> offers) {

        /**
         * Changes with the enrolment, and with what a step would do: editors may merge topics long
         * after the version without them is out.
         */
        String tag() {
            var shown = new CRC32();
            shown.update(VersionOffersView.of(this).toString().getBytes(UTF_8));
            return enrollment.tag("-%08x".formatted(shown.getValue()));
        }
    }

    private final CatalogCopy catalog;
    private final CatalogTopics topics;
    private final Pasts pasts;
    private final LateSuccessions late;
    private final EnrollmentRepository enrollments;
    private final EnrollmentChange change;
    private final ApplicationEventPublisher listeners;
    private final InstantSource time;

    MovingUp(
            CatalogCopy catalog,
            CatalogTopics topics,
            Pasts pasts,
            LateSuccessions late,
            EnrollmentRepository enrollments,
            EnrollmentChange change,
            ApplicationEventPublisher listeners,
            InstantSource time) {
        this.catalog = catalog;
        this.topics = topics;
        this.pasts = pasts;
        this.late = late;
        this.enrollments = enrollments;
        this.change = change;
        this.listeners = listeners;
        this.time = time;
    }

    @Transactional(readOnly = true)
    Offers offers(Learner learner, UUID enrollmentId) {
        return offers(
                enrollments.find(learner, enrollmentId).orElseThrow(Refusals::enrollmentNotFound));
    }

    private Offers offers(StoredEnrollment stored) {
        var at = now();
        var roadmap = stored.enrollment().roadmap();
        var past = pasts.of(stored.enrollment());
        return new Offers(
                stored,
                catalog.after(roadmap.roadmapId(), roadmap.version(), MOST_OFFERS).stream()
                        .map(version -> offer(stored.enrollment(), version, past, at))
                        .toList());
    }

    private Offer offer(Enrollment enrollment, PublishedRoadmap version, Past past, Instant at) {
        var step = enrollment.stepTo(version, topics.leadingTo(version), past);
        return new Offer(version.version(), step.changes(at), step.topics(at));
    }

    /**
     * Moves up to a version.
     *
     * @param seen the enrolment's state, or that of the {@link #offers}: then just what was offered
     */
    @Transactional
    StoredEnrollment moveUp(Learner learner, UUID enrollmentId, int version, IfMatch seen) {
        var stored = change.begin(learner, enrollmentId, IfMatch.optional(null));
        seen.demand(stored.tag(), offers(stored).tag());
        var enrollment = stored.enrollment();
        var roadmap = enrollment.roadmap();
        if (version < roadmap.version()) {
            throw Refusals.versionIsOlder(roadmap.version());
        }
        if (version > roadmap.version()) {
            var to =
                    catalog.version(roadmap.roadmapId(), version)
                            .orElseThrow(() -> Refusals.versionUnknown(version));
            late.stepBegins();
            moveUp(enrollment, to, now());
        }
        return stored;
    }

    private void moveUp(Enrollment enrollment, PublishedRoadmap to, Instant at) {
        var successions = topics.leadingTo(to);
        var past = pasts.of(enrollment);
        var step = enrollment.stepTo(to, successions, past).successions(at);
        enrollment.moveUp(to, successions, past, at);
        change.endAtNewVersion(enrollment);
        listeners.publishEvent(new TopicsSucceeded(enrollment.learnerId(), step, at));
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
