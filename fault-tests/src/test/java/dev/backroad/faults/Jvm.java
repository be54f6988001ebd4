package dev.backroad.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** How an instance's JVM is started: small, and quick, for it is started often. */
record Jvm(String classPath, List<String> options) {

    private static final List<String> SMALL =
            List.of("-Xms48m", "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    Jvm(String classPath) {
        this(classPath, SMALL);
    }

    /** The tests' own class path; folders become jars, because an AOT cache takes nothing else. */
    static Jvm ofTests(Path folder) {
        var entries =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        var jars =
                Arrays.stream(entries.split(System.getProperty("path.separator")))
                        .filter(entry -> !entry.isEmpty() && Files.exists(Path.of(entry)))
                        .map(entry -> jar(Path.of(entry), folder))
                        .toList();
        return new Jvm(String.join(System.getProperty("path.separator"), jars));
    }

    private static String jar(Path entry, Path folder) {
        if (Files.isRegularFile(entry)) {
            return entry.toString();
        }
        // /…/messaging/target/classes becomes jar-…-messaging-target-classes.jar
        var name = "jar" + entry.toString().replaceAll("\\W+", "-");
        return jar(entry, List.of(entry), folder.resolve(name + ".jar")).toString();
    }

    /** Packs some folders of a class folder. */
    static Path jar(Path root, List<Path> parts, Path target) {
        try (var jar = new JarOutputStream(Files.newOutputStream(target))) {
            for (var part : parts) {
                pack(root, part, jar);
            }
            return target;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void pack(Path root, Path part, JarOutputStream jar) throws IOException {
        try (var files = Files.walk(part)) {
            for (var file : files.filter(file -> !file.equals(root)).sorted().toList()) {
                var name = root.relativize(file).toString();
                // Spring finds packages by the entries of their folders.
                jar.putNextEntry(new ZipEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, jar);
                }
            }
        }
    }

    /** Writes the cache when it ends in order. */
    Jvm training(Path cache) {
        return with("-XX:AOTCacheOutput=" + cache);
    }

    /** Starts with the cache, if the training made one. */
    Jvm trained(Path cache) {
        return Files.exists(cache) ? with("-XX:AOTCache=" + cache) : this;
    }

    private Jvm with(String option) {
        var more = new ArrayList<>(options);
        more.add(option);
        return new Jvm(classPath, more);
    }

    ProcessBuilder process(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", classPath);
        return builder;
    }
}
