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

    static ProblemException topicNotInRecord() {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "topic-not-in-roadmap",
                "The roadmap has no topic of this name, and never had while you followed it.");
    }

    static ProblemException movesOtherTopic(int item, String slug, String roadmap) {
        return movesImpossible(
                item, "The roadmap \"" + roadmap + "\" has no topic named \"" + slug + "\".");
    }

    static ProblemException movesTopicTwice(int item, String slug) {
        return movesImpossible(item, "The topic \"" + slug + "\" is named twice.");
    }

    private static ProblemException movesImpossible(int item, String detail) {
        return new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "moves-impossible",
                        detail + " Nothing was moved.")
                .at("items[" + item + "].slug");
    }

    static ProblemException versionUnknown(int version) {
        return new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "version-unknown",
                        "The roadmap has no version "
                                + version
                                + ". A new one can take a moment to arrive.")
                .at("version");
    }

    static ProblemException versionIsOlder(int current) {
        return new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "version-older",
                        "You are at version " + current + ", and a version only goes up.")
                .at("version");
    }

    static ProblemException enrolledAlready(String roadmap) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "enrolled-already",
                "You are enrolled in \""
                        + roadmap
                        + "\" with other progress. Nothing was imported.");
    }

    static ProblemException importImpossible(String slug) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "import-impossible",
                "The topic \""
                        + slug
                        + "\" is not one of the roadmap, or is named twice. Nothing was imported.");
    }

    static ProblemException roadmapUnknown(String roadmap) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "roadmap-unknown",
                "No roadmap has the slug \""
                        + roadmap
                        + "\". A new one can take a moment to arrive.");
    }
}
