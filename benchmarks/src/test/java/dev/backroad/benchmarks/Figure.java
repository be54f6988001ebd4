package dev.backroad.benchmarks;

/**
 * One row of the results.
 *
 * @param reference the same by other means, from the same run
 * @param how what was done, in half a sentence
 * @param others who else was busy on the machine
 */
record Figure(
        String name, String reached, String target, String reference, String how, String others) {}
