package dev.backroad.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docker-compose.yml as Compose reads it: anchors and merges resolved. */
record ComposeFile(JsonNode content) {

    /** A container of it. */
    record Service(String name, JsonNode settings) {

        boolean isIn(String profile) {
            return texts("profiles").anyMatch(profile::equals);
        }

        boolean isOurs() {
            return settings.has("build");
        }

        /** Starts, does its work and ends. */
        boolean isJob() {
            return text("restart").equals("no");
        }

        String text(String setting) {
            return settings.path(setting).asString("");
        }

        String argument(String name) {
            return settings.path("build").path("args").path(name).asString("");
        }

        Stream<String> texts(String setting) {
            return settings.path(setting).valueStream().map(value -> value.asString(""));
        }

        long megabytes() {
            var limit = text("mem_limit");
            return limit.endsWith("m") ? Long.parseLong(limit.replace("m", "")) : Long.MAX_VALUE;
        }
    }

    static ComposeFile read(Path file) {
        try {
            Object read = new Yaml().load(Files.readString(file));
            return new ComposeFile(JsonMapper.shared().valueToTree(read));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    Stream<Service> services() {
        return content.path("services")
                .propertyStream()
                .map(entry -> new Service(entry.getKey(), entry.getValue()));
    }

    Service service(String name) {
        return services().filter(service -> service.name().equals(name)).findAny().orElseThrow();
    }
}
