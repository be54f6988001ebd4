package dev.backroad.launcher.system;

import java.util.List;

/**
 * One part of the system.
 *
 * @param ports the first is the one people use
 * @param after the parts that must be ready before this one starts
 * @param uses the parts that it also talks to, but can wait for: they are stopped after it
 * @param megabytes the resident memory it usually takes
 */
public record Part(
        String name,
        String title,
        List<Port> ports,
        List<String> after,
        List<String> uses,
        int megabytes,
        Program program) {

    public static Part part(String name, String title, Program program, Port... ports) {
        return new Part(name, title, List.of(ports), List.of(), List.of(), 0, program);
    }

    public Part after(List<String> names) {
        return new Part(name, title, ports, names, uses, megabytes, program);
    }

    public Part uses(List<String> names) {
        return new Part(name, title, ports, after, names, megabytes, program);
    }

    public Part megabytes(int usual) {
        return new Part(name, title, ports, after, uses, usual, program);
    }

    boolean needs(Part other) {
        return after.contains(other.name) || uses.contains(other.name);
    }
}
