package dev.backroad.progress.certificate;

import dev.backroad.defaults.ProblemException;
import org.springframework.http.HttpStatus;

/** What is refused here, and in which words. */
final class Refusals {

    private Refusals() {}

    static ProblemException enrollmentNotFound() {
        return new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "enrollment-not-found",
                        "You have no enrolment of this id.")
                .at("enrollmentId");
    }

    static ProblemException notComplete(int open) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "roadmap-not-complete",
                open == 0
                        ? "All topics are skipped: at least one has to be done."
                        : open == 1
                                ? "1 topic is still open: neither done nor skipped."
                                : open + " topics are still open: neither done nor skipped.");
    }

    static ProblemException completedElsewhere(int topics) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "roadmap-completed-elsewhere",
                (topics == 1 ? "1 topic was" : topics + " topics were")
                        + " not completed here, but came as done in a file or followed other"
                        + " topics. A certificate is for what was completed here: set each of them"
                        + " to in-progress, and to done again when you know it.");
    }

    static ProblemException nameNotPrintable(String reason) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request", reason).at("name");
    }

    static ProblemException certificateNotFound() {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "certificate-not-found", "There is no such certificate.");
    }

    static ProblemException certificateRevoked() {
        return new ProblemException(
                HttpStatus.GONE,
                "certificate-revoked",
                "This certificate was issued here, and is revoked.");
    }

    static ProblemException statusListNotFound() {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "status-list-not-found", "No certificate is on such a list.");
    }
}
