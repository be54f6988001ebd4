package dev.backroad.progress.history;

import dev.backroad.defaults.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of journeys, newest first.
 *
 * @param next where the next page begins, for {@code after}; {@code null} on the last page
 */
record JourneyPage(List<Journey> items, @Nullable String next) {

    /** Cuts the page out of journeys that may be one more than asked for: then there is more. */
    static JourneyPage of(String path, List<Journey> journeys, int limit) {
        return journeys.size() > limit
                ? new JourneyPage(
                        journeys.subList(0, limit),
                        Cursor.at(path, journeys.get(limit - 1).sequence()))
                : new JourneyPage(journeys, null);
    }
}
