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
        return version(UUID.randomUUID(), 1, Arrays.stream(slugs).map(Roadmaps::topic).toList());
    }

    static PublishedRoadmap version(UUID roadmap, int version, List<PublishedTopic> topics) {
        return new PublishedRoadmap(roadmap, version, "backend", "Backend", topics);
    }

    static PublishedTopic topic(String slug) {
        return new PublishedTopic(UUID.randomUUID(), slug, "The " + slug);
    }
}
