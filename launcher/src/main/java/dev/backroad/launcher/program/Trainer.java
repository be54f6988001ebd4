package dev.backroad.launcher.program;

import dev.backroad.launcher.system.Site;
import dev.backroad.launcher.system.Training;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Starts the launcher once more, in the background, to train what was started for the first time.
 */
public final class Trainer {

    private Trainer() {}

    public static void start(Site site) throws IOException {
        JavaProcess.startIdle(
                site,
                Training.NAME,
                List.of(
                        "-Xmx64m",
                        "-Dbackroad.project=" + site.project(),
                        "dev.backroad.launcher.Main",
                        "train",
                        "--data",
                        site.data().toString()),
                Map.of("CLASSPATH", System.getProperty("java.class.path")));
    }
}
