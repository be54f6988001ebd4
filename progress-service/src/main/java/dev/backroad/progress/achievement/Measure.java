package dev.backroad.progress.achievement;

/** What achievements count. */
enum Measure {
    /** Topics completed, each once. */
    TOPICS,
    /** Roadmaps completed, each once. */
    ROADMAPS,
    /** Days of the longest streak. */
    STREAK,
    /** Reviews answered. */
    REVIEWS,
    /** Minutes noted. */
    MINUTES
}
