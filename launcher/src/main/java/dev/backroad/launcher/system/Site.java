package dev.backroad.launcher.system;

import java.nio.file.Path;

/**
 * Where this system lives: the checkout, the data folder, the ports. Everything below {@code
 * cache()} can be made again from the checkout; everything below {@code state()} is the user's.
 */
public record Site(Path project, Path data, Ports ports) {

    /** What is built once and used by every data folder of this checkout. */
    public Path cache() {
        return project.resolve(".backroad").resolve("cache");
    }

    /** The class path of the launcher and of the parts it brings, prepared by Maven. */
    public Path libraries() {
        return project.resolve("launcher").resolve("target").resolve("lib");
    }

    public Path run() {
        return data.resolve("run");
    }

    public Path log(String part) {
        return data.resolve("log").resolve(part + ".log");
    }

    public Path state(String part) {
        return data.resolve("data").resolve(part);
    }

    /**
     * The argument by which a process of this part is recognised, also when its launcher was killed
     * before it could write down the process id.
     */
    public String marker(String part) {
        return "-Dbackroad.part=" + data + "#" + part;
    }
}
