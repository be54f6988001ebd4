package dev.backroad.catalog.topic;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a topic asks of the learner. */
public enum Level {
    @JsonProperty("beginner")
    BEGINNER,
    @JsonProperty("intermediate")
    INTERMEDIATE,
    @JsonProperty("advanced")
    ADVANCED
}
