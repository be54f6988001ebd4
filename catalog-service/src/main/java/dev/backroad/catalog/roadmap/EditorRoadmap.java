package dev.backroad.catalog.roadmap;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A roadmap as editors see it.
 *
 * @param version the newest one that is published, if any
 * @param isChanged whether the content is a draft; otherwise it is that of the newest version, to
 *     begin a draft from
 * @param content what a PUT replaces as a whole
 */
record EditorRoadmap(
        UUID id,
        String slug,
        RoadmapTable.Status status,
        @Nullable Integer version,
        @JsonProperty("changed") boolean isChanged,
        RoadmapContent content) {}
