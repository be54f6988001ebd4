package dev.backroad.catalog.topic;

/**
 * Where a topic stands.
 *
 * @param stage its title
 */
record TopicPlace(String topic, String stage) {}
