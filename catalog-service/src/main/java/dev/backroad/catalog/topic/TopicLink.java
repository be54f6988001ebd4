package dev.backroad.catalog.topic;

/** A topic as another one names it. */
record TopicLink(String slug, String title) {}
