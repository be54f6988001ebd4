package dev.backroad.faults;

/** A record of the topic. A list of them is in the topic's order, partition by partition. */
public record Told(String aggregate, long sequence) {}
