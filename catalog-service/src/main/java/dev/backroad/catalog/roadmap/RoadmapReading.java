package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.cache.ViewCache;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Reads roadmaps: from the cache, or from PostgreSQL in one statement for the list and four for a
 * roadmap (itself, its stages, their topics, those topics' prerequisites), however long it is.
 */
@Service
class RoadmapReading {

    private final RoadmapRepository roadmaps;
    private final ViewCache cache;

    RoadmapReading(RoadmapRepository roadmaps, ViewCache cache) {
        this.roadmaps = roadmaps;
        this.cache = cache;
    }

    RoadmapList roadmaps() {
        return cache.read(
                        "roadmaps",
                        RoadmapList.class,
                        () -> Optional.of(new RoadmapList(roadmaps.list(), null)))
                .orElseThrow();
    }

    Optional<RoadmapView> roadmap(String slug) {
        return cache.read(
                "roadmap:" + slug,
                RoadmapView.class,
                () -> roadmaps.findBySlug(slug).map(RoadmapView::of));
    }
}
