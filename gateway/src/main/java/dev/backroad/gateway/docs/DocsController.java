package dev.backroad.gateway.docs;

import static dev.backroad.gateway.problem.ProblemType.NOT_FOUND;

import dev.backroad.gateway.GatewaySettings;
import dev.backroad.gateway.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of all services and our own on one page, and each description for programs. */
@RestController
class DocsController {

    private static final CacheControl AN_HOUR = CacheControl.maxAge(Duration.ofHours(1));

    private final List<Description> descriptions;
    private final String page;

    DocsController(GatewaySettings settings, JsonMapper json) {
        descriptions =
                Stream.concat(settings.services().keySet().stream(), Stream.of("gateway"))
                        .map(service -> Description.of(service, json))
                        .flatMap(Optional::stream)
                        .toList();
        page = DocsPage.html(settings.publicUrl().toString(), descriptions);
    }

    @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page() {
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(page);
    }

    @GetMapping(path = "/docs/openapi/{file}.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JsonNode> description(@PathVariable String file) {
        return descriptions.stream()
                .filter(it -> it.service().equals(file))
                .findFirst()
                .map(it -> ResponseEntity.ok().cacheControl(AN_HOUR).body(it.document()))
                .orElseThrow(() ->
                        new ProblemException(NOT_FOUND, "No service of this name is described."));
    }
}
