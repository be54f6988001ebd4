package dev.backroad.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A topic as its author wrote it. */
record TopicFile(Path file) {

    private static final Path TOPICS =
            Path.of("../catalog-service/src/main/resources/content/topics");

    static Stream<TopicFile> all() {
        try (var files = Files.list(TOPICS)) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(TopicFile::new)
                    .toList()
                    .stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Returns where the system shows the topic, from the front matter. */
    Stream<JsonNode> evidence() {
        try {
            var frontMatter = Files.readString(file).split("(?m)^---$", 3)[1];
            Map<String, Object> fields = new Yaml().load(frontMatter);
            return JsonMapper.shared().valueToTree(fields).path("evidence").valueStream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(file.getFileName());
    }
}
