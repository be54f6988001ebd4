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
 * once per build and JDK, and only helps: without it the part starts more slowly.
 */
final class AotCache {

    private AotCache() {}

    static boolean exists(Path app) {
        return Files.exists(file(app));
    }

    /** Makes the cache beside the application; it is there whole, or not at all. */
    static void train(Path app, Path log, List<String> arguments, Map<String, String> variables)
            throws IOException, InterruptedException {
        Path fresh = file(app).resolveSibling(file(app).getFileName() + ".new");
        List<String> training = new ArrayList<>();
        training.add("-XX:AOTCacheOutput=" + fresh);
        training.add("-Xlog:aot=error");
        training.add("-Dspring.context.exit=onRefresh");
        training.addAll(arguments);
        try {
            int exitCode = JavaProcess.run(log, training, variables);
            if (exitCode == 0 && Files.exists(fresh)) {
                Files.move(fresh, file(app), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + ".config"));
        }
    }

    /** The arguments that use the cache, if there is one. */
    static List<String> use(Path app) {
        return exists(app)
                ? List.of("-XX:AOTCache=" + file(app), "-Xlog:aot=off", "-Xlog:cds=off")
                : List.of();
    }

    private static Path file(Path app) {
        return app.resolveSibling("jdk-" + Runtime.version() + ".aot");
    }
}
