package dev.backroad.progress.review;

/**
 * What a learner's memory of a topic is like.
 *
 * @param stability in days: after so many, the topic is still known with a probability of 0.9; more
 *     than 0
 * @param difficulty how hard it is to make it more stable, from 1 (easy) to 10
 */
record Memory(double stability, double difficulty) {}
