package dev.backroad.benchmarks;

import java.util.List;

/**
 * One row of the results.
 *
 * @param reference the same by other means, from the same run
 * @param how what was done, in half a sentence
 * @param others who else was busy on the machine
 * @param values the same for programs
 */
record Figure(
        String name,
        String reached,
        String target,
        String reference,
        String how,
        String others,
        List<Value> values) {

    /**
     * @param name for example {@code events.relay.one}
     */
    record Value(String name, String unit, Series series) {

        /**
         * As benchmarks/parts.sh writes them: three rounds that have this median and these ends.
         */
        String line() {
            return "%s\t%s\t%s %s %s\n"
                    .formatted(name, unit, series.min(), series.median(), series.max());
        }
    }
}
