package dev.backroad.progress.enrollment;

import dev.backroad.defaults.ProblemException;
import org.springframework.http.HttpStatus;

/** What is refused here, and in which words. */
final class Refusals {

    private Refusals() {}

    /** Also for another learner's enrolment: whether it exists is nobody else's business. */
    static ProblemException enrollmentNotFound() {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "enrollment-not-found", "You have no enrolment of this id.");
    }

    static ProblemException topicNotInRoadmap(String roadmap) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "topic-not-in-roadmap",
                "The roadmap \"" + roadmap + "\" has no topic of this name.");
    }

    static ProblemException roadmapUnknown(String roadmap) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "roadmap-unknown",
                "No roadmap has the slug \""
                        + roadmap
                        + "\". A new one can take a moment to arrive.");
    }

    static ProblemException noLearner() {
        return new ProblemException(
                HttpStatus.FORBIDDEN,
                "no-learner",
                "This access token belongs to a machine, and only people learn here.");
    }
}
