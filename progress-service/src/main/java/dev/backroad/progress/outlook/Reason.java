package dev.backroad.progress.outlook;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why to learn a topic next; the first reason comes first. */
enum Reason {
    /** It is begun. */
    IN_PROGRESS("in-progress"),
    /** All that it builds on is done or skipped. */
    READY("ready"),
    /** It waits only for topics that wait for it, too: one of them has to be the first. */
    CIRCLE("circle");

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    @JsonValue
    String word() {
        return word;
    }
}
