package dev.backroad.catalog.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page, cut out of rows that may hold one more than asked for, which only says that there is
 * more.
 *
 * @param next the cursor of the next page; null on the last one
 */
public record Paged<T>(List<T> items, @Nullable String next) {

    /**
     * Cuts.
     *
     * @param cursor where an entry stands
     */
    public static <T> Paged<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        return rows.size() > limit
                ? new Paged<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)))
                : new Paged<>(rows, null);
    }
}
