package dev.backroad.faults;

/** A line of the clients' own record: a command and what its client was told. */
public record Operation(String command, String aggregate, Outcome outcome) {}
