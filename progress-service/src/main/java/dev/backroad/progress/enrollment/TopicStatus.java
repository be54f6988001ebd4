package dev.backroad.progress.enrollment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;

/** Where a learner stands with a topic. The word is the same in the API and in the database. */
public enum TopicStatus {
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

    /** Reads the word. */
    public static TopicStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic status: " + word));
    }

    /** Nothing is left to do, one way or the other. */
    public boolean isSettled() {
        return this == DONE || this == SKIPPED;
    }

    /**
     * Where a topic stands that was made of others: done when all of them are settled and one is
     * done, skipped when all are skipped, and in progress when anything was begun.
     */
    static TopicStatus together(Collection<TopicStatus> parts) {
        if (parts.stream().allMatch(part -> part == NOT_STARTED)) {
            return NOT_STARTED;
        }
        if (!parts.stream().allMatch(TopicStatus::isSettled)) {
            return IN_PROGRESS;
        }
        return parts.contains(DONE) ? DONE : SKIPPED;
    }
}
