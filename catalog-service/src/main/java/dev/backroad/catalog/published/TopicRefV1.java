package dev.backroad.catalog.published;

import java.util.UUID;

/** A topic as another one names it. */
public record TopicRefV1(UUID topicId, String slug) {}
