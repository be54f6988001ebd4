package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedTopic;
import java.time.Instant;
import java.util.UUID;

/**
 * What can happen to an enrolment: this list is complete. Private to progress-service; the package
 * {@code published} decides what the world hears of it.
 */
public sealed interface EnrollmentEvent {

    Origin origin();

    /**
     * Whose event it is.
     *
     * @param sequence the enrolment's own event number, from 1 without a gap
     */
    record Origin(
            UUID enrollmentId,
            long sequence,
            UUID learnerId,
            String roadmapSlug,
            String roadmapTitle,
            int roadmapVersion,
            Instant at) {}

    record LearnerEnrolled(Origin origin) implements EnrollmentEvent {}

    record TopicStarted(Origin origin, PublishedTopic topic) implements EnrollmentEvent {}

    /**
     * A topic is done.
     *
     * @param done how many are done now, this one among them
     */
    record TopicCompleted(Origin origin, PublishedTopic topic, int done, int total)
            implements EnrollmentEvent {}

    record TopicSkipped(Origin origin, PublishedTopic topic) implements EnrollmentEvent {}

    /** A topic that was done or skipped is in work again. */
    record TopicReopened(Origin origin, PublishedTopic topic) implements EnrollmentEvent {}

    /** A topic counts as never started again. */
    record TopicReset(Origin origin, PublishedTopic topic) implements EnrollmentEvent {}

    /**
     * Nothing is open any more, and something was learned. Comes after the event that settled the
     * last topic, and again only after the roadmap was incomplete in between.
     *
     * @param done how many are done, at least one
     */
    record RoadmapCompleted(Origin origin, int done, int skipped, int total)
            implements EnrollmentEvent {}

    /** The learner has moved up to the version that the origin names. */
    record MovedUp(Origin origin, int fromVersion) implements EnrollmentEvent {}

    /**
     * Topics stand where others had stood that have become them; heard only after the learner had
     * moved up.
     */
    record TopicsInherited(Origin origin) implements EnrollmentEvent {}
}
