package dev.backroad.catalog.content;

import dev.backroad.catalog.published.RoadmapPublishedV1;
import dev.backroad.catalog.roadmap.RoadmapDraft;
import dev.backroad.catalog.topic.TopicDraft;
import java.util.List;
import java.util.Map;

/** Content that was read and checked as a whole; only {@link ContentReader} makes it. */
record Content(List<RoadmapDraft> roadmaps, List<TopicDraft> topics) {

    /** Says whether the world was told about a newer version of one of the roadmaps. */
    boolean isOlderThan(Map<String, RoadmapPublishedV1> told) {
        return roadmaps.stream()
                .anyMatch(roadmap -> {
                    var known = told.get(roadmap.slug());
                    return known != null && known.version() > roadmap.version();
                });
    }
}
