package dev.backroad.launcher.program;

import dev.backroad.launcher.system.Site;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts JVMs that outlive the launcher. They share its terminal, so a Ctrl-C there would end all
 * of them at once, out of order: they ignore it and are ended by the launcher one by one.
 */
public final class JavaProcess {

    /**
     * For who measures: all of the compiler and twice the heap, all of it from the beginning, as on
     * a server. The collector takes a third of what there is at the moment for what is new: in a
     * heap that starts small it works ten times as often.
     */
    private static final boolean FULL = "full".equals(System.getenv("BACKROAD_JVM"));

    /** Small heaps, quick start. The same in the training run, or the AOT cache is not used. */
    static final List<String> FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    FULL ? "-XX:+TieredCompilation" : "-XX:TieredStopAtLevel=1",
                    "-Xss512k",
                    "-XX:MetaspaceSize=128m", // its default makes four full collections at the
                    // start
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Dfile.encoding=UTF-8",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED");

    /** Variables that slip further arguments into a JVM would spoil the AOT cache. */
    private static final List<String> NOT_INHERITED =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** Jars that are there to be unpacked. */
    private static final String NOT_LOADED = "(zipkin-server|embedded-).*";

    private JavaProcess() {}

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", windows() ? "java.exe" : "java");
    }

    /** A heap that starts with {@code first} and may grow to {@code most} megabytes. */
    public static List<String> heap(int first, int most) {
        int last = FULL ? 2 * most : most;
        return List.of("-Xms" + (FULL ? last : first) + "m", "-Xmx" + last + "m");
    }

    /** As a variable, so that the command line stays short enough to read. */
    static Map<String, String> classPath(List<Path> jars) {
        List<String> names = jars.stream().map(Path::toString).toList();
        return Map.of("CLASSPATH", String.join(File.pathSeparator, names));
    }

    /** The jars that Kafka and the mail server load, in an order that stays the same. */
    static List<Path> libraries(Site site) throws IOException {
        try (Stream<Path> jars = Files.list(site.libraries())) {
            return jars.filter(jar -> !jar.getFileName().toString().matches(NOT_LOADED))
                    .sorted()
                    .toList();
        }
    }

    /** The one jar in the folder whose name begins so. */
    static Path library(Path folder, String name) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No " + name + " in " + folder));
        }
    }

    /** Starts the part; its output goes to its log, of which one older copy is kept. */
    static ProcessHandle start(
            Site site, String part, List<String> arguments, Map<String, String> variables)
            throws IOException {
        return start(site, part, List.of(), arguments, variables);
    }

    /** The same, for what may wait until the processor has nothing else to do. */
    static ProcessHandle startIdle(
            Site site, String part, List<String> arguments, Map<String, String> variables)
            throws IOException {
        return start(site, part, List.of("nice", "-n", "19"), arguments, variables);
    }

    private static ProcessHandle start(
            Site site,
            String part,
            List<String> before,
            List<String> arguments,
            Map<String, String> variables)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (!windows()) {
            command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP TSTP; exec \"$@\"", part));
            command.addAll(before);
        }
        command.add(java().toString());
        command.add(site.marker(part));
        command.addAll(FLAGS);
        command.addAll(arguments);
        Path log = freshLog(site.log(part));
        return process(command, variables).redirectOutput(log.toFile()).start().toHandle();
    }

    /** Runs a JVM to its end and returns its exit code; its output is added to the log. */
    static int run(Path log, List<String> arguments, Map<String, String> variables)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java().toString()));
        command.addAll(FLAGS);
        command.addAll(arguments);
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process =
                process(command, variables)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    static Path freshLog(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log)) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    static boolean windows() {
        return File.separatorChar == '\\';
    }

    private static ProcessBuilder process(List<String> command, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(NOT_INHERITED);
        builder.environment().putAll(variables);
        return builder.redirectErrorStream(true)
                .redirectInput(
                        ProcessBuilder.Redirect.from(new File(windows() ? "NUL" : "/dev/null")));
    }
}
