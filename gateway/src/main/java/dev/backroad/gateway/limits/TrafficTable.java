package dev.backroad.gateway.limits;

import static dev.backroad.gateway.limits.Traffic.EXPORTS;
import static dev.backroad.gateway.limits.Traffic.OPERATIONS;
import static dev.backroad.gateway.limits.Traffic.READS;
import static dev.backroad.gateway.limits.Traffic.SIGN_IN;
import static dev.backroad.gateway.limits.Traffic.SIGN_IN_PAGES;
import static dev.backroad.gateway.limits.Traffic.STREAMS;
import static dev.backroad.gateway.limits.Traffic.WRITES;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which kind of traffic a request is: the first line that fits says it. What no line names leads to
 * no service and to no store, and nobody counts it: the web page's files, our own pages about
 * problems and the API, and what does not exist.
 *
 * <p>Pages of identity-service are not like other reads: most have a form, or remember where
 * somebody wants to go, and so begin a session, a row that stays for two hours though nobody brings
 * its cookie back. They are counted more tightly than reads, and apart from the passwords, because
 * one sign-in opens several of them.
 */
public final class TrafficTable {

    private enum Methods {
        READ,
        WRITE,
        ANY;

        private static final Set<HttpMethod> SAFE =
                Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

        boolean include(HttpMethod method) {
            return switch (this) {
                case READ -> SAFE.contains(method);
                case WRITE -> !SAFE.contains(method);
                case ANY -> true;
            };
        }
    }

    private static final List<Line> LINES =
            List.of(
                    line(SIGN_IN, Methods.WRITE, "/login", "/oauth2/token", "/identity/**"),
                    // It leaves a session in Redis, and needs no more than a request for that.
                    line(SIGN_IN, Methods.READ, "/session/login"),
                    // What the pages of identity-service are drawn with begins no session.
                    line(READS, Methods.READ, "/identity/page.css", "/identity/mark.svg"),
                    line(
                            SIGN_IN_PAGES,
                            Methods.ANY,
                            "/login",
                            "/logout",
                            "/oauth2/authorize",
                            "/identity/**"),
                    line(EXPORTS, Methods.ANY, "/api/v1/personal-data/**"),
                    line(OPERATIONS, Methods.ANY, "/api/v1/operations/**", "/api/v1/system"),
                    line(STREAMS, Methods.READ, "/api/v1/notifications/stream"),
                    // Questions in a body.
                    line(READS, Methods.WRITE, "/graphql", "/api/v1/certificate-verifications"),
                    line(WRITES, Methods.WRITE, "/**"),
                    line(
                            READS,
                            Methods.READ,
                            "/api/**",
                            "/certificates/**",
                            "/unsubscribe/**",
                            "/session/**",
                            "/oauth2/**",
                            "/.well-known/**"),
                    line(READS, Methods.READ, "/userinfo", "/connect/**"));

    private record Line(Traffic traffic, Methods methods, List<PathPattern> paths) {

        boolean fits(ServerHttpRequest request) {
            return methods.include(request.getMethod())
                    && paths.stream()
                            .anyMatch(it -> it.matches(request.getPath().pathWithinApplication()));
        }
    }

    private TrafficTable() {}

    public static @Nullable Traffic kind(ServerHttpRequest request) {
        return LINES.stream()
                .filter(line -> line.fits(request))
                .map(Line::traffic)
                .findFirst()
                .orElse(null);
    }

    private static Line line(Traffic traffic, Methods methods, String... paths) {
        // The patterns of the routes, so that no spelling of a path is routed and not counted.
        return new Line(
                traffic,
                methods,
                Stream.of(paths).map(PathPatternParser.defaultInstance::parse).toList());
    }
}
