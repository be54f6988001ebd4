package dev.backroad.catalog.topic;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether every learner meets the topic or only those who turn off the main road. */
public enum Track {
    @JsonProperty("spine")
    SPINE,
    @JsonProperty("side")
    SIDE
}
