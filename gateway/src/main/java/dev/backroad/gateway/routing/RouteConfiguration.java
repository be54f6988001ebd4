package dev.backroad.gateway.routing;

import dev.backroad.gateway.GatewaySettings;
import dev.backroad.gateway.cache.SharedCache;
import dev.backroad.gateway.session.SessionTokens;
import java.util.Map;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/**
 * Turns the table of routes into Spring Cloud Gateway's routes; the usual time-outs are in
 * application.yml.
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
            Guards guards,
            GatewaySettings settings,
            SessionTokens sessionTokens,
            SharedCache cache,
            StreamEnds ends) {
        var locator = builder.routes();
        for (Route route : routes.table()) {
            locator.route(
                    route.part(),
                    spec ->
                            spec.path(route.paths().toArray(String[]::new))
                                    .filters(filters -> {
                                        if (route.access() == Access.PUBLIC_READS) {
                                            filters.filter(cache, SharedCache.ORDER);
                                        }
                                        if (route.isStream()) {
                                            filters.filter(ends, StreamEnds.ORDER);
                                        }
                                        credentials(filters, route, sessionTokens);
                                        var guard = guards.of(route.part());
                                        return resilience(filters, route, guard, settings);
                                    })
                                    .metadata(patience(route))
                                    .uri(route.target()));
        }
        return locator.build();
    }

    private static Map<String, Object> patience(Route route) {
        return route.patience() == null
                ? Map.of()
                : Map.of(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, route.patience().toMillis());
    }

    /** Only identity-service, which has pages of its own, gets and sets cookies. */
    private static void credentials(
            GatewayFilterSpec filters, Route route, SessionTokens sessionTokens) {
        switch (route.access()) {
            case ITS_OWN_RULES -> filters.filter(new ForeignCookies());
            case PUBLIC_READS, PUBLIC_QUERIES, SIGNED_IN ->
                    filters.removeResponseHeader(HttpHeaders.SET_COOKIE)
                            .filter(new Credentials(route.access(), sessionTokens));
        }
    }

    /**
     * Innermost, so that only what happens between us and the service counts. Services see the
     * public address as Host: links that they build carry it, whatever the client sent.
     */
    private static GatewayFilterSpec resilience(
            GatewayFilterSpec filters, Route route, Guards.Guard guard, GatewaySettings settings) {
        return filters.setHostHeader(settings.publicUrl().getAuthority())
                .filter(guard.shedding())
                .circuitBreaker(breaker -> breaker.setName(route.part()))
                .filter(new UnfinishedBodies())
                .filter(guard.retry());
    }
}
