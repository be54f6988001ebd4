package dev.backroad.launcher.command;

import dev.backroad.launcher.console.Json;
import dev.backroad.launcher.system.Site;
import dev.backroad.launcher.system.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long the last full start took, without the build before it.
 *
 * @param firstAnswer milliseconds to the first 200 through the gateway
 * @param allHealthy milliseconds until every part was ready
 */
record Figures(Instant at, long firstAnswer, long allHealthy) {

    void write(Site site) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", at);
        fields.put("firstAnswerMillis", firstAnswer);
        fields.put("allHealthyMillis", allHealthy);
        WholeFile.write(file(site), Json.write(fields) + "\n");
    }

    static Optional<Figures> read(Site site) {
        try {
            String json = Files.readString(file(site));
            return Optional.of(
                    new Figures(
                            Instant.parse(Json.read(json, "at").orElseThrow()),
                            Long.parseLong(Json.read(json, "firstAnswerMillis").orElseThrow()),
                            Long.parseLong(Json.read(json, "allHealthyMillis").orElseThrow())));
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    private static Path file(Site site) {
        return site.run().resolve("last-start.json");
    }
}
