package dev.backroad.catalog.content;

import dev.backroad.catalog.roadmap.RoadmapDraft;
import dev.backroad.catalog.topic.TopicDraft;
import java.util.List;
import java.util.Map;

/**
 * Content that was read and checked as a whole; only {@link ContentReader} makes it.
 *
 * @param retired what once had a file
 */
record Content(
        List<RoadmapDraft> roadmaps, List<TopicDraft> topics, List<RetiredFile.Retired> retired) {

    /** Says whether a newer version of one of the roadmaps was imported already. */
    boolean isOlderThan(Map<String, Integer> imported) {
        return roadmaps.stream()
                .anyMatch(roadmap -> imported.getOrDefault(roadmap.slug(), 0) > roadmap.version());
    }
}
