package dev.backroad.catalog.roadmap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All roadmaps as the API lists them. There are few: {@code next} stays null until there are many.
 */
record RoadmapList(List<Item> items, @Nullable String next) {

    record Item(String slug, String title, String summary, int version, long topicCount) {}
}
