package dev.backroad.progress.enrollment;

/** Which topic to move where. */
record TopicMove(String slug, TopicStatus status) {}
