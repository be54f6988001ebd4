package dev.backroad.gateway;

import java.time.Duration;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;

/**
 * Asks where a service is at least once a second, and begins with another of its addresses each
 * time. Docker lets a name be remembered for ten minutes, and instances come and go faster than
 * that. An address that refuses is followed by the next one before anybody hears of it.
 */
@Configuration(proxyBeanMethods = false)
public class FreshNames {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    /** For every client that asks services by name. */
    public static HttpClient of(HttpClient client) {
        return client.resolver(names ->
                names.cacheMaxTimeToLive(REMEMBERED)
                        .cacheNegativeTimeToLive(Duration.ZERO)
                        .roundRobinSelection(true));
    }

    @Bean
    HttpClientCustomizer freshNamesOnRoutes() {
        return FreshNames::of;
    }
}
