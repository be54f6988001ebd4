package dev.backroad.webui.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A spot in the repository that shows a topic.
 *
 * @param symbol what is declared there; empty for the whole file
 */
record Evidence(String path, String symbol) {

    private static final String TOPICS = "catalog-service/src/main/resources/content/topics";

    /** Returns what all topics name, in the order of their files. */
    static List<Evidence> of(Repository repository) {
        try (var topics = Files.list(repository.root().resolve(TOPICS))) {
            return topics.filter(it -> it.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(Evidence::in)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of files that are there; what is not there is the business of the tests of the evidence. */
    static SortedMap<String, List<String>> symbolsByPath(List<Evidence> evidence) {
        var byPath = new TreeMap<String, List<String>>();
        for (var it : evidence) {
            byPath.merge(it.path(), List.of(it.symbol()), Evidence::joined);
        }
        return byPath;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    private static Stream<Evidence> in(Path topic) {
        try {
            var frontMatter = Files.readString(topic).split("(?m)^---$", 3)[1];
            return Yamls.list(Yamls.read(frontMatter), "evidence").stream()
                    .map(it -> new Evidence(Yamls.text(it, "path"), Yamls.text(it, "symbol")))
                    .filter(it -> !it.path().isEmpty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
