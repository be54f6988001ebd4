package dev.backroad.progress.catalog;

import java.util.Objects;
import java.util.UUID;

/**
 * A roadmap that nobody should begin any more, as far as we care: the field that we use of {@code
 * dev.backroad.catalog.roadmap-retired.v1}. Whoever is on the way goes on.
 */
record RetiredRoadmap(UUID roadmapId) {

    static final String TYPE = "dev.backroad.catalog.roadmap-retired.v1";

    RetiredRoadmap {
        Objects.requireNonNull(roadmapId, "roadmapId");
    }
}
