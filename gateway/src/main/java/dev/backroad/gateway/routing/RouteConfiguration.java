package dev.backroad.gateway.routing;

import dev.backroad.gateway.GatewaySettings;
import dev.backroad.gateway.session.SessionTokens;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/**
 * Turns the table of routes into Spring Cloud Gateway's routes; time-outs are in application.yml.
 */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    Routes routes(GatewaySettings settings) {
        return Routes.of(settings);
    }

    @Bean
    RouteLocator routeLocator(
            RouteLocatorBuilder builder,
            Routes routes,
            GatewaySettings settings,
            SessionTokens sessionTokens) {
        var locator = builder.routes();
        for (Route route : routes.table()) {
            locator.route(
                    route.part(),
                    spec ->
                            spec.path(route.paths().toArray(String[]::new))
                                    .filters(filters -> {
                                        credentials(filters, route, sessionTokens);
                                        return resilience(filters, route, settings);
                                    })
                                    .uri(route.target()));
        }
        return locator.build();
    }

    /** Only identity-service, which has pages of its own, gets and sets cookies. */
    private static void credentials(
            GatewayFilterSpec filters, Route route, SessionTokens sessionTokens) {
        switch (route.access()) {
            case ITS_OWN_RULES -> filters.filter(new ForeignCookies());
            case PUBLIC_READS, SIGNED_IN ->
                    filters.removeResponseHeader(HttpHeaders.SET_COOKIE)
                            .filter(new Credentials(route.access(), sessionTokens));
        }
    }

    /**
     * Innermost, so that only what happens between us and the service counts. Services see the
     * public address as Host: links that they build carry it, whatever the client sent.
     */
    private static GatewayFilterSpec resilience(
            GatewayFilterSpec filters, Route route, GatewaySettings settings) {
        return filters.setHostHeader(settings.publicUrl().getAuthority())
                .circuitBreaker(breaker -> breaker.setName(route.part()))
                .filter(new UnfinishedBodies())
                .filter(new GetRetry());
    }
}
