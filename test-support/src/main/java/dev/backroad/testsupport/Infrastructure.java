package dev.backroad.testsupport;

import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that chooses between containers and embedded servers. */
enum Infrastructure {
    CONTAINERS,
    EMBEDDED;

    private static final Logger log = LoggerFactory.getLogger(Infrastructure.class);

    /** Of an engine, or of a registry. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Decided once per JVM; {@code -Dbackroad.test.infrastructure=containers|embedded} forces one.
     */
    static final Infrastructure CHOSEN = choose();

    private static Infrastructure choose() {
        return switch (System.getProperty("backroad.test.infrastructure", "auto")) {
            case "containers" -> CONTAINERS;
            case "embedded" -> EMBEDDED;
            case "auto" -> whatCanBeHadAtOnce();
            default ->
                    throw new IllegalArgumentException(
                            "backroad.test.infrastructure is containers, embedded or auto");
        };
    }

    private static Infrastructure whatCanBeHadAtOnce() {
        var obstacle = new Docker("docker", PATIENCE).obstacle();
        var chosen = obstacle.isEmpty() ? CONTAINERS : EMBEDDED;
        log.info(
                "Stores for tests: {}{}",
                chosen.name().toLowerCase(Locale.ROOT),
                obstacle.map(why -> ", because " + why).orElse(""));
        return chosen;
    }
}
