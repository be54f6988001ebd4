package dev.backroad.catalog.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A topic in a list, without its text.
 *
 * @param stage the title of its stage; null for a topic that stands in no roadmap
 * @param highlights where the words are that were searched for; only in a search
 */
record TopicItem(
        String slug,
        String title,
        @Nullable String stage,
        Level level,
        Track track,
        int estimateMinutes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Highlights highlights) {}
