package dev.backroad.progress.review;

import dev.backroad.defaults.ProblemException;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;

/** What is refused here, and in which words. */
final class Refusals {

    private Refusals() {}

    /** Also for another learner's: whether it exists is nobody else's business. */
    static ProblemException reviewNotFound() {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "review-not-found", "You have no review of this id.");
    }

    static ProblemException reviewPaused() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "review-paused",
                "The topic is not done at the moment, so that there is nothing to remember.");
    }

    static ProblemException reviewNotDue(LocalDate dueOn) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "review-not-due",
                "You have answered or completed this topic today. It is asked again on "
                        + dueOn
                        + ".");
    }
}
