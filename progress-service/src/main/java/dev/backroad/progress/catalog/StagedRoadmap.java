package dev.backroad.progress.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@code dev.backroad.catalog.roadmap-published.v1} tells us: a version, and in which stages
 * its topics stand.
 *
 * @param stages in the roadmap's order; none where the publisher does not say
 */
record StagedRoadmap(PublishedRoadmap roadmap, List<Stage> stages) {

    /**
     * A section of a roadmap.
     *
     * @param topics their ids
     */
    record Stage(String title, List<UUID> topics) {

        Stage {
            Objects.requireNonNull(title, "title");
            topics = List.copyOf(topics);
        }
    }

    @JsonCreator
    static StagedRoadmap of(
            UUID roadmapId,
            int version,
            String slug,
            String title,
            List<PublishedTopic> topics,
            @Nullable List<Stage> stages) {
        return new StagedRoadmap(
                new PublishedRoadmap(roadmapId, version, slug, title, topics),
                stages == null ? List.of() : List.copyOf(stages));
    }
}
