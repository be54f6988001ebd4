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

    static void reset() {
        IDENTITY.reset();
        List.of(CATALOG, PROGRESS, NOTIFICATION).forEach(FakeService::forget);
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
        };
    }
}
