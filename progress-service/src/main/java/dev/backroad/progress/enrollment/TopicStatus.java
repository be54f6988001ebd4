package dev.backroad.progress.enrollment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Where a learner stands with a topic. The word is the same in the API and in the database. */
enum TopicStatus {
    NOT_STARTED("not-started"),
    IN_PROGRESS("in-progress"),
    DONE("done"),
    SKIPPED("skipped");

    private final String word;

    TopicStatus(String word) {
        this.word = word;
    }

    @JsonValue
    String word() {
        return word;
    }

    static TopicStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic status: " + word));
    }
}
