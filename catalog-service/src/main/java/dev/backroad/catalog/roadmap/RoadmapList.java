package dev.backroad.catalog.roadmap;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Roadmaps in the order of their slugs, as the API lists them: character by character, whatever
 * order the database would have.
 *
 * @param next where the next page begins, for {@code after}; null on the last page
 */
record RoadmapList(List<Item> items, @Nullable String next) {

    RoadmapList {
        items = items.stream().sorted(Comparator.comparing(Item::slug)).toList();
    }

    record Item(String slug, String title, String summary, int version, long topicCount) {}
}
