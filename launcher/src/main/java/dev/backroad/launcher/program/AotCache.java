package dev.backroad.launcher.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JDK's ahead-of-time cache of one application: loaded classes from a training run. It is made
 * once per build, JDK and flags, and only helps: without it the part starts more slowly.
 */
record AotCache(Path app, List<String> flags) {

    /** BACKROAD_AOT=off: as if no cache had ever been made. */
    private static final boolean OFF = "off".equals(System.getenv("BACKROAD_AOT"));

    /** Made, or given up after a training run that failed. */
    boolean settled() {
        return Files.exists(file(".aot")) || Files.exists(file(".failed"));
    }

    /** Makes the cache beside the application; it is there whole, or not at all. */
    void train(Path log, List<String> arguments, Map<String, String> variables)
            throws IOException, InterruptedException {
        Path fresh = file(".new");
        List<String> training = new ArrayList<>();
        training.add("-XX:AOTCacheOutput=" + fresh);
        training.add("-Xlog:aot=error");
        training.add("-Dspring.context.exit=onRefresh");
        training.addAll(arguments);
        try {
            int exitCode = JavaProcess.run(log, training, variables);
            if (exitCode == 0 && Files.exists(fresh)) {
                Files.move(fresh, file(".aot"), StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.writeString(file(".failed"), "See the log of the training.\n");
            }
        } finally {
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(file(".new.config"));
        }
    }

    /** The arguments that use the cache, if there is one. */
    List<String> arguments() {
        return !OFF && Files.exists(file(".aot"))
                ? List.of("-XX:AOTCache=" + file(".aot"), "-Xlog:aot=off", "-Xlog:cds=off")
                : List.of();
    }

    /** A cache of another JDK or other flags would be ignored without a word. */
    private Path file(String ending) {
        int settings = List.of(flags, JavaProcess.FLAGS).hashCode();
        return app.resolveSibling("jdk-%s-%08x%s".formatted(Runtime.version(), settings, ending));
    }
}
