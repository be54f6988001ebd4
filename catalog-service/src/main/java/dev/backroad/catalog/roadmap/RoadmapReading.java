package dev.backroad.catalog.roadmap;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backroad.catalog.cache.ReadyView;
import dev.backroad.catalog.cache.ViewCache;
import dev.backroad.catalog.topic.TopicDraft;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Reads roadmaps: from the cache, or from PostgreSQL in one statement for the list or the coverage
 * and four for a roadmap or its picture (itself, its stages, their topics, those topics'
 * prerequisites), however long it is. Several roadmaps take three statements for each hundred of
 * their stages and topics.
 */
@Service
class RoadmapReading {

    private static final String VIEW = "roadmap:";

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

    Optional<ReadyView<RoadmapView>> roadmap(String slug) {
        return cache.ready(
                VIEW + slug,
                RoadmapView.class,
                () -> roadmaps.findBySlug(slug).map(RoadmapView::of));
    }

    Optional<Coverage> coverage(String slug) {
        return cache.read("coverage:" + slug, Coverage.class, () -> roadmaps.coverage(slug));
    }

    /** Drawn once for each state of the roadmap and its topics, and the same by every instance. */
    Optional<ReadyView<RoadmapGraph>> graph(String slug) {
        return cache.ready(
                "graph:" + slug,
                RoadmapGraph.class,
                () -> roadmaps.findBySlug(slug).map(RoadmapView::of).map(RoadmapGraph::of));
    }

    /** By slug; what is no slug of a roadmap is not in the answer. */
    Map<String, RoadmapView> roadmaps(Collection<String> slugs) {
        var names = slugs.stream().filter(TopicDraft::isSlug).map(VIEW::concat).collect(toSet());
        return cache.readAll(names, RoadmapView.class, this::load).values().stream()
                .collect(toMap(RoadmapView::slug, roadmap -> roadmap));
    }

    private Map<String, RoadmapView> load(Set<String> names) {
        var slugs = names.stream().map(name -> name.substring(VIEW.length())).toList();
        return roadmaps.findBySlugs(slugs).stream()
                .map(RoadmapView::of)
                .collect(toMap(roadmap -> VIEW + roadmap.slug(), roadmap -> roadmap));
    }
}
