package dev.backroad.gateway.routing;

import static dev.backroad.gateway.routing.Access.ITS_OWN_RULES;
import static dev.backroad.gateway.routing.Access.PUBLIC_READS;
import static dev.backroad.gateway.routing.Access.SIGNED_IN;

import dev.backroad.gateway.GatewaySettings;
import java.util.List;

/**
 * Every route of the system. The gateway itself answers under {@code /session} and {@code
 * /problems} and serves the files of the web page; whatever is not listed is a 404. Actuator is on
 * another port and must never appear here.
 */
public record Routes(List<Route> table) {

    static Routes of(GatewaySettings to) {
        return new Routes(
                List.of(
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
                        Route.to(
                                "progress-service",
                                to.progressUrl(),
                                SIGNED_IN,
                                "/api/v1/enrollments/**"),
                        Route.to(
                                "notification-service",
                                to.notificationUrl(),
                                SIGNED_IN,
                                "/api/v1/notifications/**")));
    }
}
