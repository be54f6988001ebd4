package dev.backroad.gateway;

import java.time.Duration;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Asks where a service is at least once a second, and begins with another of its addresses each
 * time. Docker lets a name be remembered for ten minutes, and instances come and go faster than
 * that. An address that refuses is followed by the next one before anybody hears of it.
 */
@Configuration(proxyBeanMethods = false)
public class FreshNames {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    /** A question that got lost is asked again within the time that a request has. */
    private static final Duration ASKED_AGAIN = Duration.ofMillis(500);

    /** Less than a service that is told to stop goes on answering. */
    private static final Duration IDLE = Duration.ofSeconds(3);

    private static final int MOST_CONNECTIONS = 500;

    /** A client with a pool of its own, which gives up what was idle for 3 s. */
    public static HttpClient client(String pool) {
        return of(
                HttpClient.create(
                        ConnectionProvider.builder(pool)
                                .maxConnections(MOST_CONNECTIONS)
                                .maxIdleTime(IDLE)
                                .build()));
    }

    private static HttpClient of(HttpClient client) {
        return client.resolver(names ->
                names.cacheMaxTimeToLive(REMEMBERED)
                        .cacheNegativeTimeToLive(Duration.ZERO)
                        .queryTimeout(ASKED_AGAIN)
                        .roundRobinSelection(true));
    }

    @Bean
    HttpClientCustomizer freshNamesOnRoutes() {
        return FreshNames::of;
    }
}
