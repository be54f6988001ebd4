package dev.backroad.gateway.routing;

import static dev.backroad.gateway.routing.Access.ITS_OWN_RULES;
import static dev.backroad.gateway.routing.Access.PUBLIC_QUERIES;
import static dev.backroad.gateway.routing.Access.PUBLIC_READS;
import static dev.backroad.gateway.routing.Access.SIGNED_IN;

import dev.backroad.gateway.GatewaySettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Every route of the system. The gateway itself answers under {@code /session}, {@code /problems}
 * and {@code /docs}, to GET at {@code /graphql}, at {@link #SYSTEM}, and at the foot of {@link
 * #OPERATIONS} and {@link #PERSONAL_DATA}, and serves the files of the web page, as listed in the
 * rules of the package security; whatever neither lists is a 404. Actuator is on another port and
 * must never appear here.
 */
public record Routes(List<Route> table) {

    /** For operators only, routed or not: who is not signed in does not even learn what exists. */
    public static final String OPERATIONS = "/api/v1/operations/**";

    /** How all instances are; for operators, too, and answered by us alone. */
    public static final String SYSTEM = "/api/v1/system";

    /** The live stream of what a learner is told. */
    static final String NEWS = "/api/v1/notifications/stream";

    public static final String PERSONAL_DATA = "/api/v1/personal-data/**";

    /** The services that know something about persons. */
    public static final List<String> WITH_PERSONAL_DATA =
            List.of("identity-service", "progress-service", "notification-service");

    /**
     * Checking a password is slow on purpose, and so is all about somebody, out or in; and when an
     * instance has stopped, all of its streams begin anew at the same time.
     */
    private static final Duration LONGER = Duration.ofSeconds(5);

    static Routes of(GatewaySettings to) {
        return new Routes(
                Stream.of(api(to), desks(to), personalData(to)).flatMap(it -> it).toList());
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
                                "/identity/**")
                        .waiting(LONGER),
                Route.to(
                        "identity-service",
                        to.identityUrl(),
                        SIGNED_IN,
                        "/api/v1/account/**",
                        "/api/v1/operations/clients/**",
                        "/api/v1/operations/signing-keys/**"),
                Route.to(
                        "catalog-service",
                        to.catalogUrl(),
                        PUBLIC_READS,
                        "/api/v1/roadmaps/**",
                        "/api/v1/topics/**"),
                Route.to(
                        "catalog-service",
                        to.catalogUrl(),
                        SIGNED_IN,
                        "/api/v1/topic-retirements/**",
                        "/api/v1/editing/**",
                        "/api/v1/catalog-replays/**"),
                Route.to("catalog-service", to.catalogUrl(), PUBLIC_QUERIES, "/graphql"),
                Route.to(
                        "progress-service",
                        to.progressUrl(),
                        SIGNED_IN,
                        "/api/v1/enrollments/**",
                        "/api/v1/learning-settings",
                        "/api/v1/reviews/**",
                        "/api/v1/activity",
                        "/api/v1/time-entries",
                        "/api/v1/achievements",
                        "/api/v1/certificates"),
                Route.to("progress-service", to.progressUrl(), SIGNED_IN, "/api/v1/progress-file")
                        .waiting(LONGER),
                // To whom a learner shows a certificate has no account here.
                Route.to(
                        "progress-service",
                        to.progressUrl(),
                        PUBLIC_READS,
                        "/api/v1/certificates/{id}",
                        "/api/v1/certificate-issuer/**",
                        "/api/v1/certificate-status-lists/{number}",
                        "/certificates/**"),
                Route.to(
                        "progress-service",
                        to.progressUrl(),
                        PUBLIC_QUERIES,
                        "/api/v1/certificate-verifications"),
                Route.to(
                        "progress-service",
                        to.progressUrl(),
                        SIGNED_IN,
                        "/api/v1/leaderboards/**",
                        "/api/v1/leaderboard-profile/**",
                        "/api/v1/operations/leaderboard-rebuilds/**",
                        "/api/v1/groups/**",
                        "/api/v1/group-memberships/**"),
                // Before the others: the first that fits has it.
                Route.to("notification-service", to.notificationUrl(), SIGNED_IN, NEWS)
                        .waiting(LONGER)
                        .streaming(),
                Route.to(
                        "notification-service",
                        to.notificationUrl(),
                        SIGNED_IN,
                        "/api/v1/notifications/**",
                        "/api/v1/notification-preferences",
                        "/api/v1/webhooks/**"),
                // A mail program POSTs here by itself: no session, no token, no CSRF header.
                Route.to(
                        "notification-service",
                        to.notificationUrl(),
                        ITS_OWN_RULES,
                        "/unsubscribe/**"));
    }

    /** Every service has a dead-letter desk of its own, under its own name. */
    private static Stream<Route> desks(GatewaySettings to) {
        return to.services().keySet().stream()
                .map(service -> own(service, to, "/api/v1/operations/dead-letters/%s/**"));
    }

    private static Stream<Route> personalData(GatewaySettings to) {
        return WITH_PERSONAL_DATA.stream()
                .map(service -> own(service, to, "/api/v1/personal-data/%s").waiting(LONGER));
    }

    private static Route own(String service, GatewaySettings to, String path) {
        URI target = Objects.requireNonNull(to.services().get(service));
        return Route.to(service, target, SIGNED_IN, path.formatted(service));
    }
}
