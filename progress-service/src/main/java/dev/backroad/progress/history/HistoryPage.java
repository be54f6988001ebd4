package dev.backroad.progress.history;

import dev.backroad.defaults.Cursor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of a history, newest first.
 *
 * @param next where the next page begins, for {@code after}; {@code null} on the last page
 */
record HistoryPage(List<HistoryEntry> items, @Nullable String next) {

    /** Cuts the page out of entries that may be one more than asked for: then there is more. */
    static HistoryPage of(UUID enrollment, List<HistoryEntry> entries, int limit) {
        return entries.size() > limit
                ? new HistoryPage(
                        entries.subList(0, limit),
                        Cursor.at(enrollment, entries.get(limit - 1).sequence()))
                : new HistoryPage(entries, null);
    }
}
