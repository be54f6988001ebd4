package dev.backroad.progress.achievement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What achievements count. */
enum Measure {
    /** Topics completed, each once. */
    TOPICS,
    /** Roadmaps completed, each once. */
    ROADMAPS,
    /** Days of the longest streak. */
    DAYS,
    /** Reviews answered. */
    REVIEWS,
    /** Minutes noted. */
    MINUTES;

    /** Its name in the API. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
