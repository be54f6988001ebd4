package dev.backroad.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a program logs as it ships: in a process of its own and without this module, whose logging
 * is for readers of tests.
 */
public final class ShippedLog {

    private ShippedLog() {}

    /**
     * Runs a program to its end.
     *
     * @return the lines that it wrote
     * @throws IllegalStateException if it failed
     */
    public static List<String> of(Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment().put("CLASSPATH", classPath());
        var process = builder.start();
        try (var output = process.inputReader(UTF_8)) {
            var lines = output.lines().toList();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join("\n", lines));
            }
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath() {
        var entries =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(entries.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-support"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
