package dev.backroad.progress.notes;

import java.time.Instant;
import java.util.UUID;

/**
 * What a learner wrote about a topic.
 *
 * @param text Markdown, as it was written: whoever shows it as HTML sanitises it
 * @param revision another one for each state
 */
record Note(String text, Instant changedAt, UUID revision) {

    static final int LONGEST = 20_000;

    String tag() {
        return "\"" + revision + "\"";
    }
}
