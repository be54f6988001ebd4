package dev.backroad.gateway;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** Another instance of the gateway, with a Redis and the services in common with the first one. */
final class SecondGateway implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    SecondGateway(DataRedisConnectionDetails redis, String... more) {
        var server = Objects.requireNonNull(redis.getStandalone());
        var settings = GatewayTest.class.getAnnotation(TestPropertySource.class).properties();
        var addresses =
                Stream.of(
                        "server.port=0",
                        "spring.data.redis.host=" + server.getHost(),
                        "spring.data.redis.port=" + server.getPort(),
                        "backroad.identity-url=" + FakeParts.IDENTITY.service.url(),
                        "backroad.catalog-url=" + FakeParts.CATALOG.url(),
                        "backroad.progress-url=" + FakeParts.PROGRESS.url(),
                        "backroad.notification-url=" + FakeParts.NOTIFICATION.url());
        context =
                new SpringApplicationBuilder(GatewayApplication.class)
                        .run(
                                Stream.of(Stream.of(settings), addresses, Stream.of(more))
                                        .flatMap(it -> it)
                                        .map(setting -> "--" + setting)
                                        .toArray(String[]::new));
    }

    Door door() {
        return new Door(context.getEnvironment());
    }

    @Override
    public void close() {
        context.close();
    }
}
