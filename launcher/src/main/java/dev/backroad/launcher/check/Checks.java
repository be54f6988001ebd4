package dev.backroad.launcher.check;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.system.DataFolder;
import dev.backroad.launcher.system.Part;
import dev.backroad.launcher.system.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The questions asked before anything is started; they change nothing. */
public final class Checks {

    private static final long MEGABYTE = 1024 * 1024;
    private static final long DISK = 2048 * MEGABYTE;
    private static final String POSTGRES = "18";

    private final Site site;
    private final Machine machine;

    public Checks(Site site) {
        this(site, new ThisMachine());
    }

    Checks(Site site, Machine machine) {
        this.site = site;
        this.machine = machine;
    }

    /** For the parts that are to be started; {@code building} when Maven will be needed. */
    public List<Finding> all(List<Part> missing, boolean building) {
        List<Finding> findings = new ArrayList<>();
        findings.add(jdk());
        findings.add(maven(building));
        findings.add(memory(missing));
        findings.add(disk());
        findings.add(dataFolder());
        findings.add(database());
        findings.add(root());
        findings.add(portRange());
        findings.addAll(new PortChecks(site.ports()).all(missing));
        findings.add(processors());
        return findings;
    }

    /** The script has refused anything older: it would not get here. */
    private Finding jdk() {
        String found = "JDK " + machine.javaVersion() + " in " + System.getProperty("java.home");
        return Finding.well("java", found, "JDK 25 or newer");
    }

    private Finding maven(boolean building) {
        String needed = "mvn on the PATH, to build the services";
        if (machine.maven()) {
            return Finding.well("maven", "found", needed);
        }
        if (!building) {
            return Finding.should("maven", false, "not found", needed);
        }
        Problem problem =
                new Problem(
                        ErrorCode.MAVEN_MISSING,
                        "There is no Maven (mvn) on the PATH.",
                        "The services are built with it.",
                        "install Maven 3.8 or newer, then  ./backroad up");
        return Finding.bad("maven", "not found", needed, problem);
    }

    private Finding memory(List<Part> missing) {
        long wanted = missing.stream().mapToLong(Part::megabytes).sum() * MEGABYTE;
        wanted += wanted / 2; // peaks, and the files that should stay in the cache
        String needed = megabytes(wanted) + " for what is to be started";
        String found = megabytes(machine.freeMemory()) + " free";
        if (machine.freeMemory() >= wanted) {
            return Finding.well("memory", found, needed);
        }
        Problem problem =
                new Problem(
                        ErrorCode.MEMORY_SHORT,
                        "Only %s of memory are free.".formatted(megabytes(machine.freeMemory())),
                        "The system takes about %s.".formatted(megabytes(wanted)),
                        "close other programs, then  ./backroad up");
        return Finding.bad("memory", found, needed, problem);
    }

    private Finding disk() {
        long free = machine.freeDisk(site.data());
        String needed = megabytes(DISK) + " for programs, databases and logs";
        String found = megabytes(free) + " free";
        if (free >= DISK) {
            return Finding.well("disk", found, needed);
        }
        Problem problem =
                new Problem(
                        ErrorCode.DISK_SHORT,
                        "Only %s are free on the disk of %s."
                                .formatted(megabytes(free), site.data()),
                        "Programs, databases and logs need %s.".formatted(megabytes(DISK)),
                        "./backroad up --data DIR     with a folder on another disk");
        return Finding.bad("disk", found, needed, problem);
    }

    public Finding dataFolder() {
        String needed = "a folder that Backroad may write";
        Path data = site.data();
        try {
            new DataFolder(data).refuseForeign();
        } catch (Problem problem) {
            return Finding.bad("data folder", "not ours", needed, problem);
        }
        if (writable(data) && writable(site.cache())) {
            return Finding.well("data folder", data.toString(), needed);
        }
        Problem problem =
                new Problem(
                        ErrorCode.DATA_UNUSABLE,
                        Files.isRegularFile(data)
                                ? data + " is a file, not a folder."
                                : data + " cannot be written.",
                        "Databases, mail and logs are kept there.",
                        "./backroad up --data DIR     with a folder of yours");
        return Finding.bad("data folder", "not usable", needed, problem);
    }

    /** A folder that is not there yet counts as what is above it. */
    private static boolean writable(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing.getParent() != null && Files.notExists(existing)) {
            existing = existing.getParent();
        }
        return Files.isDirectory(existing) && Files.isWritable(existing);
    }

    /** Worth a sentence at the start, too: what goes wrong later would not say why. */
    public Finding portRange() {
        return new PortChecks(site.ports()).apartFrom(machine.lentPorts());
    }

    private Finding database() {
        Path folder = site.state("postgres");
        String needed = "PostgreSQL " + POSTGRES + ", whole";
        if (Files.notExists(folder)) {
            return Finding.well("database", "none yet", needed);
        }
        String version = version(folder);
        if (version.equals(POSTGRES) && Files.exists(site.state("postgres.password"))) {
            return Finding.well("database", "PostgreSQL " + version, needed);
        }
        Problem problem =
                new Problem(
                        ErrorCode.DATABASE_UNREADABLE,
                        version.isEmpty() || version.equals(POSTGRES)
                                ? folder + " is not a whole database."
                                : "%s was written by PostgreSQL %s.".formatted(folder, version),
                        "This system runs PostgreSQL %s and does not touch it.".formatted(POSTGRES),
                        "./backroad up --data DIR     or give it up with  ./backroad reset");
        return Finding.bad("database", "PostgreSQL " + version, needed, problem);
    }

    private static String version(Path folder) {
        try {
            return Files.readString(folder.resolve("PG_VERSION")).strip();
        } catch (IOException broken) {
            return "";
        }
    }

    private Finding root() {
        String needed = "a user namespace for PostgreSQL when run as root";
        if (!machine.root()) {
            return Finding.well("user", "not root", needed);
        }
        if (machine.namespaces()) {
            return Finding.well("user", "root, unshare works", needed);
        }
        Problem problem =
                new Problem(
                        ErrorCode.ROOT_WITHOUT_NAMESPACE,
                        "The user is root and \"unshare -U\" is not allowed here.",
                        "PostgreSQL refuses to run as root.",
                        "./backroad up     as a normal user");
        return Finding.bad("user", "root", needed, problem);
    }

    private Finding processors() {
        return Finding.nice(
                "processors",
                machine.processors() >= 4,
                Integer.toString(machine.processors()),
                "4 start the system in half the time of 2");
    }

    private static String megabytes(long bytes) {
        return bytes / MEGABYTE + " MB";
    }
}
