package dev.backroad.gateway.routing;

import java.net.URI;
import java.util.List;

/**
 * One line of the table in {@link Routes}.
 *
 * @param part the name of the service, as people read it in problems and metrics
 */
public record Route(String part, URI target, Access access, List<String> paths) {

    static Route to(String part, URI target, Access access, String... paths) {
        return new Route(part, target, access, List.of(paths));
    }
}
