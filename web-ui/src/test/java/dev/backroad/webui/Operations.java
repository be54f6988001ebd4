package dev.backroad.webui;

import static dev.backroad.webui.PageFiles.find;
import static dev.backroad.webui.PageFiles.read;
import static java.util.function.Predicate.not;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses of the API as the page calls them, and as the services describe them. */
final class Operations {

    /** Those of the services, and the gateway's own; with {} for whatever is put in. */
    static final Set<String> DESCRIBED = described();

    private Operations() {}

    static List<String> calledBy(String script) {
        return find("['`](/api/v1/[^'`?]*)", script).stream()
                .map(path -> path.replaceAll("\\$\\{[^}]*}", "{}"))
                .toList();
    }

    private static Set<String> described() {
        var ofServices =
                Stream.of("catalog", "identity", "notification", "progress")
                        .map(it -> read(Path.of("../docs/openapi", it + "-service.json")))
                        .flatMap(it -> find("\"(/api/v1/[^\"]*)\" *:", it).stream())
                        // The gateway asks each service, and the page asks the gateway.
                        .filter(not(it -> it.startsWith("/api/v1/personal-data/")))
                        // Each service describes its own desk; the page knows the name later.
                        .map(it -> it.replaceFirst("(/dead-letters)/[a-z]+-service", "$1/{}"));
        var ofTheGateway =
                find("\"(/api/v1/[^\"]*)\" *:", read(Path.of("../docs/openapi/gateway.json")))
                        .stream();
        return Stream.concat(ofServices, ofTheGateway)
                .map(path -> path.replaceAll("\\{[^}]*}", "{}"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
