package dev.backroad.gateway;

import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * All four services, one set per test JVM so that test classes can share an application context.
 */
@TestConfiguration(proxyBeanMethods = false)
class FakeParts {

    static final FakeIdentity IDENTITY = new FakeIdentity();
    static final FakeService CATALOG = new FakeService();
    static final FakeService PROGRESS = new FakeService();
    static final FakeService NOTIFICATION = new FakeService();

    static final Map<String, FakeService> BY_NAME =
            Map.of(
                    "identity-service", IDENTITY.service,
                    "catalog-service", CATALOG,
                    "progress-service", PROGRESS,
                    "notification-service", NOTIFICATION);

    /** Where Actuator of each would answer; on one's own port, as in real life. */
    static final Map<String, FakeService> MANAGEMENT =
            Map.of(
                    "gateway", new FakeService(),
                    "identity-service", new FakeService(),
                    "catalog-service", new FakeService(),
                    "progress-service", new FakeService(),
                    "notification-service", new FakeService());

    static void reset() {
        IDENTITY.reset();
        List.of(CATALOG, PROGRESS, NOTIFICATION).forEach(FakeService::forget);
        MANAGEMENT.values().forEach(FakeService::forget);
    }

    static List<FakeService.Request> allRequests() {
        return BY_NAME.values().stream().flatMap(it -> it.requests().stream()).toList();
    }

    @Bean
    DynamicPropertyRegistrar addresses() {
        return registry -> {
            registry.add("backroad.identity-url", IDENTITY.service::url);
            registry.add("backroad.catalog-url", CATALOG::url);
            registry.add("backroad.progress-url", PROGRESS::url);
            registry.add("backroad.notification-url", NOTIFICATION::url);
            MANAGEMENT.forEach((service, actuator) ->
                    registry.add(
                            "backroad.management." + service.replace("-service", "") + "-url",
                            actuator::url));
        };
    }
}
