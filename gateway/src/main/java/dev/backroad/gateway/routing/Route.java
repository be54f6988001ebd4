package dev.backroad.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table in {@link Routes}.
 *
 * @param part the name of the service, as people read it in problems and metrics
 * @param patience how long we wait until its answer begins; null for the usual time, which is in
 *     application.yml
 * @param isStream whether its answers have no end of their own
 */
public record Route(
        String part,
        URI target,
        Access access,
        List<String> paths,
        @Nullable Duration patience,
        boolean isStream) {

    static Route to(String part, URI target, Access access, String... paths) {
        return new Route(part, target, access, List.of(paths), null, false);
    }

    Route waiting(Duration longer) {
        return new Route(part, target, access, paths, longer, isStream);
    }

    Route streaming() {
        return new Route(part, target, access, paths, patience, true);
    }
}
