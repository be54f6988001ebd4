package dev.backroad.endtoend.evidence;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A topic as its author wrote it. */
public record TopicFile(Path file) {

    private static final Path TOPICS =
            Path.of("../catalog-service/src/main/resources/content/topics");

    /** The front matter begins behind the first ---, and YAML counts from 0. */
    private static final int FIRST_LINE = 1;

    public static Stream<TopicFile> all() {
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

    /** Returns where the system shows the topic. */
    public List<Entry> evidence() {
        return entries("evidence");
    }

    List<Entry> resources() {
        return entries("resources");
    }

    /** Code shows it, and a test or a request proves it; as catalog-service counts its coverage. */
    boolean isDemonstrated() {
        var kinds = evidence().stream().map(Entry::kind).toList();
        return kinds.contains("code") && (kinds.contains("test") || kinds.contains("try-it"));
    }

    private List<Entry> entries(String field) {
        return pairs(frontMatter())
                .filter(pair -> pair.getKey().equals(field))
                .flatMap(pair -> ((SequenceNode) pair.getValue()).getValue().stream())
                .map(this::entry)
                .toList();
    }

    private Entry entry(Node node) {
        var fields = new LinkedHashMap<String, String>();
        pairs((MappingNode) node)
                .forEach(pair -> fields.put(pair.getKey(), text((ScalarNode) pair.getValue())));
        return new Entry(file, node.getStartMark().getLine() + FIRST_LINE, Map.copyOf(fields));
    }

    /** As the service reads it: to YAML, {@code on} without quotes is no word but the truth. */
    private static String text(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.BOOL) ? "true" : scalar.getValue();
    }

    private static Stream<Map.Entry<String, Node>> pairs(MappingNode node) {
        return node.getValue().stream()
                .map(pair ->
                        Map.entry(
                                ((ScalarNode) pair.getKeyNode()).getValue(), pair.getValueNode()));
    }

    private MappingNode frontMatter() {
        try {
            var yaml = Files.readString(file).split("(?m)^---$", 3)[1];
            return (MappingNode) new Yaml().compose(new StringReader(yaml));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(file.getFileName());
    }
}
