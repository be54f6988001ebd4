package dev.backroad.gateway.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words of every problem that any part of Backroad answers with, by slug; read once from
 * problems.json.
 */
@Component
class ProblemCatalogue {

    /**
     * @param meaning why the request was refused, in words for someone who meets it for the first
     *     time
     * @param remedy what to do next; here and in the meaning, what is code stands between backticks
     */
    record Entry(int status, String title, String meaning, String remedy) {}

    private final Map<String, Entry> entries;

    ProblemCatalogue(JsonMapper json) {
        try (InputStream file = new ClassPathResource("problems.json").getInputStream()) {
            entries = json.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Entry> find(String slug) {
        return Optional.ofNullable(entries.get(slug));
    }

    /** All of them, by status and then by name. */
    Map<String, Entry> all() {
        return entries.entrySet().stream()
                .sorted(
                        Comparator.comparingInt(
                                        (Map.Entry<String, Entry> it) -> it.getValue().status())
                                .thenComparing(Map.Entry::getKey))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    Entry of(ProblemType type) {
        return find(type.slug()).orElseThrow();
    }
}
