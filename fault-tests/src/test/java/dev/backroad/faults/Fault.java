package dev.backroad.faults;

/**
 * A fault that was tried.
 *
 * @param kind what, for example {@code pause-teller}
 * @param target whom
 * @param hit whether it was seen to have happened
 */
public record Fault(String kind, String target, boolean hit) {}
