package dev.backroad.launcher.check;

import dev.backroad.launcher.console.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor found about one matter.
 *
 * @param problem what keeps the system from starting; null when all is well or only worth a word
 */
public record Finding(
        String matter,
        Level level,
        boolean well,
        String found,
        String needed,
        @Nullable Problem problem) {

    /** Must stops the start, should is worth a word, nice is shown on request. */
    public enum Level {
        MUST,
        SHOULD,
        NICE
    }

    static Finding well(String matter, String found, String needed) {
        return new Finding(matter, Level.MUST, true, found, needed, null);
    }

    static Finding bad(String matter, String found, String needed, @Nullable Problem problem) {
        return new Finding(matter, Level.MUST, false, found, needed, problem);
    }

    static Finding should(String matter, boolean well, String found, String needed) {
        return new Finding(matter, Level.SHOULD, well, found, needed, null);
    }

    static Finding nice(String matter, boolean well, String found, String needed) {
        return new Finding(matter, Level.NICE, well, found, needed, null);
    }
}
