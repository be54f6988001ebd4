package dev.backroad.launcher.check;

import java.nio.file.Path;

/** A machine as a test wants it; a good one to begin with. */
record FakeMachine(long freeMemory, long disk, boolean maven, boolean root, boolean namespaces)
        implements Machine {

    private static final long GIGABYTE = 1L << 30;

    static FakeMachine good() {
        return new FakeMachine(16 * GIGABYTE, 100 * GIGABYTE, true, false, true);
    }

    FakeMachine withMemory(long bytes) {
        return new FakeMachine(bytes, disk, maven, root, namespaces);
    }

    FakeMachine withDisk(long bytes) {
        return new FakeMachine(freeMemory, bytes, maven, root, namespaces);
    }

    FakeMachine withoutMaven() {
        return new FakeMachine(freeMemory, disk, false, root, namespaces);
    }

    FakeMachine asRoot(boolean allowed) {
        return new FakeMachine(freeMemory, disk, maven, true, allowed);
    }

    @Override
    public long freeDisk(Path folder) {
        return disk;
    }

    @Override
    public int processors() {
        return 2;
    }

    @Override
    public LentPorts lentPorts() {
        return new LentPorts(32_768, 60_999);
    }

    @Override
    public int javaVersion() {
        return 25;
    }
}
