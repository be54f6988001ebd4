package dev.backroad.launcher.check;

import java.nio.file.Path;

/** What the checks ask the machine; tests answer in its place. */
interface Machine {

    long freeMemory();

    long freeDisk(Path folder);

    int processors();

    int javaVersion();

    boolean maven();

    boolean root();

    LentPorts lentPorts();

    /** Whether root may enter a user namespace, where PostgreSQL agrees to run. */
    boolean namespaces();
}
