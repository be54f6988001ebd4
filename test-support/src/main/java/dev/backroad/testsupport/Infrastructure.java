package dev.backroad.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** The one place that chooses between containers and embedded servers. */
enum Infrastructure {
    CONTAINERS,
    EMBEDDED;

    /**
     * Decided once per JVM; {@code -Dbackroad.test.infrastructure=containers|embedded} forces one.
     */
    static final Infrastructure CHOSEN = choose();

    private static Infrastructure choose() {
        return switch (System.getProperty("backroad.test.infrastructure", "auto")) {
            case "containers" -> CONTAINERS;
            case "embedded" -> EMBEDDED;
            case "auto" -> dockerAnswers() ? CONTAINERS : EMBEDDED;
            default ->
                    throw new IllegalArgumentException(
                            "backroad.test.infrastructure is containers, embedded or auto");
        };
    }

    private static boolean dockerAnswers() {
        // Asking Testcontainers without an engine costs seconds and a page of warnings.
        var configured =
                System.getenv("DOCKER_HOST") != null
                        || Files.exists(Path.of("/var/run/docker.sock"));
        return configured && DockerClientFactory.instance().isDockerAvailable();
    }
}
