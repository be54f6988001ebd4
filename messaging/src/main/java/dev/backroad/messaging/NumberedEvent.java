package dev.backroad.messaging;

/**
 * An event to be published, with its place among those of its aggregate.
 *
 * @param sequence the aggregate's own event number, from 1, without a repeat
 */
public record NumberedEvent(long sequence, PublishedEvent event) {}
