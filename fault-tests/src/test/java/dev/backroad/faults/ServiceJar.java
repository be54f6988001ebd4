package dev.backroad.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/**
 * A service as it ships, taken apart by Spring Boot's own tool, so that crash points can be added.
 */
record ServiceJar(Jvm jvm, String mainClass) {

    /** Takes the module's jar, which an earlier module of the build has made. */
    static ServiceJar of(String module, Path folder) {
        var jar = Path.of("..", module, "target", module + "-0.1.0.jar").toAbsolutePath();
        var apart = folder.resolve(module);
        try (var file = new JarFile(jar.toFile())) {
            if (!Files.exists(apart)) {
                takeApart(jar, apart);
            }
            var classPath =
                    crashPoints(folder) + File.pathSeparator + apart.resolve(jar.getFileName());
            var mainClass = file.getManifest().getMainAttributes().getValue("Start-Class");
            return new ServiceJar(new Jvm(classPath), mainClass);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void takeApart(Path jar, Path target) throws IOException {
        var words =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        target.toString());
        try {
            int exitCode = new ProcessBuilder(words).inheritIO().start().waitFor();
            if (exitCode != 0) {
                throw new IOException("cannot take apart " + jar);
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The crash package alone: a service finds it as one more auto-configuration. */
    private static Path crashPoints(Path folder) {
        var classes = Path.of("target", "test-classes").toAbsolutePath();
        return Jvm.jar(
                classes,
                List.of(
                        classes.resolve("dev/backroad/faults/crash"),
                        classes.resolve("META-INF/spring")),
                folder.resolve("crash-points.jar"));
    }
}
