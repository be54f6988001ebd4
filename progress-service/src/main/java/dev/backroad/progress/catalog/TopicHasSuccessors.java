package dev.backroad.progress.catalog;

import java.util.UUID;

/**
 * A retired topic has become others, and that is news; told in the transaction in which we hear it.
 */
public record TopicHasSuccessors(UUID topicId) {}
