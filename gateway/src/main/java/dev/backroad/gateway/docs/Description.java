package dev.backroad.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI description of a service, or our own, as it is committed in docs/openapi and packaged
 * with us.
 *
 * @param document for programs, as it is in the file
 */
record Description(String service, JsonNode document) {

    /** One line of the page; the scope is empty when nobody needs a token. */
    record Operation(String method, String path, String scope) {}

    /** Empty while nobody has described the service. */
    static Optional<Description> of(String service, JsonMapper json) {
        ClassPathResource file = new ClassPathResource("openapi/" + service + ".json");
        if (!file.exists()) {
            return Optional.empty();
        }
        try (InputStream content = file.getInputStream()) {
            return Optional.of(new Description(service, json.readTree(content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(Description::operations)
                .toList();
    }

    private static Stream<Operation> operations(Map.Entry<String, JsonNode> path) {
        return path.getValue().properties().stream()
                .map(method ->
                        new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                scope(method.getValue())));
    }

    private static String scope(JsonNode operation) {
        return operation.path("security").path(0).values().stream()
                .flatMap(scopes -> scopes.values().stream())
                .map(JsonNode::asString)
                .findFirst()
                .orElse("");
    }
}
