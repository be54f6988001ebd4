package dev.backroad.launcher.build;

import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.system.LogFile;
import dev.backroad.launcher.system.WholeFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds the services with Maven when their sources changed since the last build. */
public final class Build {

    /** What is no part of a running system is not built for one. */
    private static final List<String> NOT_NEEDED =
            List.of(
                    "launcher",
                    "end-to-end-tests",
                    "fault-tests",
                    "benchmarks",
                    "benchmarks/references");

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern BUILDING =
            Pattern.compile("\\] Building (\\S+) .*\\[(\\d+/\\d+)\\]");
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final String maven;
    private final Path project;
    private final Path cache;
    private final Console console;

    public Build(Path project, Path cache, Console console) {
        this(project, cache, console, File.separatorChar == '\\' ? "mvn.cmd" : "mvn");
    }

    Build(Path project, Path cache, Console console, String maven) {
        this.maven = maven;
        this.project = project;
        this.cache = cache;
        this.console = console;
    }

    /** Whether the sources are not those of the last build. */
    public boolean needed() throws IOException {
        return Files.notExists(record())
                || !Files.readString(record()).equals(Fingerprint.of(project, modules()));
    }

    public void run() throws IOException, InterruptedException {
        String fingerprint = Fingerprint.of(project, modules());
        Files.createDirectories(cache);
        Instant begin = Instant.now();
        console.say("Building the services (log: %s)".formatted(project.relativize(log())));
        int exitCode = runMaven(begin);
        console.clear();
        if (exitCode != 0) {
            throw new Problem(
                    ErrorCode.BUILD_FAILED,
                    "Maven cannot build the services.",
                    "There is nothing new to start; what runs is untouched.",
                    "./backroad up     when the sources are mended",
                    log(),
                    LogFile.lastLines(log(), 60).stream()
                            .filter(line -> line.startsWith("[ERROR]"))
                            .limit(12)
                            .toList());
        }
        WholeFile.write(record(), fingerprint);
        console.say(
                "  %s  %.1f s"
                        .formatted(
                                console.done("built"),
                                Duration.between(begin, Instant.now()).toMillis() / 1000.0));
    }

    private int runMaven(Instant begin) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                maven,
                                "--batch-mode",
                                "-Dmaven.test.skip=true",
                                "-Dspotless.check.skip=true",
                                "-Dcyclonedx.skip=true",
                                "-Djacoco.skip=true",
                                "--projects",
                                String.join(",", NOT_NEEDED.stream().map(m -> "!" + m).toList()),
                                "package")
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log().toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        Thread onExit = new Thread(() -> end(process));
        Runtime.getRuntime().addShutdownHook(onExit);
        watch(process, begin);
        if (process.exitValue() != 0) {
            // A Ctrl-C reaches Maven too and would look like a failed build; we end with it.
            Thread.sleep(300);
        }
        Runtime.getRuntime().removeShutdownHook(onExit);
        return process.exitValue();
    }

    private void watch(Process process, Instant begin) throws InterruptedException {
        Instant heartbeat = begin.plus(HEARTBEAT);
        while (!process.waitFor(250, TimeUnit.MILLISECONDS)) {
            String line = "  building %s".formatted(progress(begin));
            console.show(line);
            if (!console.live() && Instant.now().isAfter(heartbeat)) {
                console.say(line);
                heartbeat = heartbeat.plus(HEARTBEAT);
            }
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private String progress(Instant begin) {
        String module = "";
        for (String line : LogFile.lastLines(log(), 400)) {
            Matcher building = BUILDING.matcher(line);
            if (building.find()) {
                module = building.group(1) + " " + building.group(2);
            } else if (line.contains("Downloading from")) {
                module = "(downloading libraries)";
            }
        }
        return "%s  %d s".formatted(module, Duration.between(begin, Instant.now()).toSeconds());
    }

    private List<String> modules() throws IOException {
        return MODULE.matcher(Files.readString(project.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(module -> !NOT_NEEDED.contains(module))
                .toList();
    }

    private Path log() {
        return cache.resolve("build.log");
    }

    private Path record() {
        return cache.resolve("built");
    }
}
