package dev.backroad.progress.activity;

import java.time.Instant;
import java.util.UUID;

/**
 * A learner has completed topics that they had never completed before; told once in the transaction
 * of it.
 *
 * @param topics how many, at least one
 * @param number of the last one, in the order in which everybody's were completed
 */
public record TopicsLearned(UUID learnerId, int topics, long number, Instant at) {}
