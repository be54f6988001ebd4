package dev.backroad.catalog.topic;

import dev.backroad.defaults.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What editors are told when what is stored stands against it. */
final class Refusals {

    private Refusals() {}

    static ProblemException slugTaken(String slug) {
        return new ProblemException(
                        HttpStatus.CONFLICT,
                        "topic-slug-taken",
                        "Another topic has the slug \"" + slug + "\".")
                .at("slug");
    }

    static ProblemException slugPublished() {
        return new ProblemException(
                        HttpStatus.CONFLICT,
                        "topic-slug-published",
                        "The slug of a published topic stays: people hold links to it.")
                .at("slug");
    }

    static ProblemException retired(String slug) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "topic-retired",
                "The topic \"" + slug + "\" is retired: it stays as it is.");
    }

    static ProblemException notADraft(String slug) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "topic-not-a-draft",
                "The topic \"" + slug + "\" was published already.");
    }

    /** Nobody may be left without a topic that they name. */
    static void refuseUsed(Topic topic, List<String> by) {
        if (!by.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "topic-in-use",
                    "The topic \"%s\" is still used by %s."
                            .formatted(topic.slug(), String.join(", ", by)));
        }
    }
}
