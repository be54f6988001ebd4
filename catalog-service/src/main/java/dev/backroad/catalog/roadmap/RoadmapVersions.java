package dev.backroad.catalog.roadmap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The published versions of a roadmap, the newest first. There are few: {@code next} stays null
 * until there are many.
 */
record RoadmapVersions(List<Item> items, @Nullable String next) {

    record Item(int version, String title, Instant publishedAt, long topicCount) {}
}
