package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedRoadmap;
import dev.backroad.progress.catalog.PublishedTopic;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Roadmaps for tests. */
final class Roadmaps {

    private Roadmaps() {}

    static PublishedRoadmap backend(String... slugs) {
        List<PublishedTopic> topics =
                Arrays.stream(slugs)
                        .map(slug -> new PublishedTopic(UUID.randomUUID(), slug, "The " + slug))
                        .toList();
        return new PublishedRoadmap(UUID.randomUUID(), 1, "backend", "Backend", topics);
    }
}
