package dev.backroad.gateway.routing;

import static dev.backroad.gateway.routing.Access.ITS_OWN_RULES;
import static dev.backroad.gateway.routing.Access.PUBLIC_READS;
import static dev.backroad.gateway.routing.Access.SIGNED_IN;

import dev.backroad.gateway.GatewaySettings;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every route of the system. The gateway itself answers under {@code /session} and {@code
 * /problems} and at the foot of {@link #OPERATIONS}, and serves the files of the web page; whatever
 * is not listed is a 404. Actuator is on another port and must never appear here.
 */
public record Routes(List<Route> table) {

    /** For operators only, routed or not: who is not signed in does not even learn what exists. */
    public static final String OPERATIONS = "/api/v1/operations/**";

    private static final String DEAD_LETTERS = "/api/v1/operations/dead-letters/";

    static Routes of(GatewaySettings to) {
        return new Routes(Stream.concat(api(to), desks(to)).toList());
    }

    /** Every service has a dead-letter desk of its own, under its own name. */
    private static Stream<Route> desks(GatewaySettings to) {
        return to.services().entrySet().stream()
                .map(service ->
                        Route.to(
                                service.getKey(),
                                service.getValue(),
                                SIGNED_IN,
                                DEAD_LETTERS + service.getKey() + "/**"));
    }

    private static Stream<Route> api(GatewaySettings to) {
        return Stream.of(
                Route.to(
                        "identity-service",
                        to.identityUrl(),
                        ITS_OWN_RULES,
                        "/oauth2/**",
                        "/.well-known/**",
                        "/userinfo",
                        "/login",
                        "/logout",
                        "/connect/**",
                        "/identity/**"),
                Route.to(
                        "catalog-service",
                        to.catalogUrl(),
                        PUBLIC_READS,
                        "/api/v1/roadmaps/**",
                        "/api/v1/topics/**"),
                Route.to("progress-service", to.progressUrl(), SIGNED_IN, "/api/v1/enrollments/**"),
                Route.to(
                        "notification-service",
                        to.notificationUrl(),
                        SIGNED_IN,
                        "/api/v1/notifications/**"));
    }
}
