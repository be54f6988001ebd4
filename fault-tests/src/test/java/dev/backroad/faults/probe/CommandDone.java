package dev.backroad.faults.probe;

/**
 * What a command did: the one event of the probe.
 *
 * @param sequence the aggregate's own event number, from 1
 * @param command the client's id of the command
 */
public record CommandDone(String aggregate, long sequence, String command) {}
