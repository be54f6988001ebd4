package dev.backroad.faults;

/** What the hearing side did for a command. A list of them is in the order in which it did so. */
public record Effect(String aggregate, long sequence, String command) {}
