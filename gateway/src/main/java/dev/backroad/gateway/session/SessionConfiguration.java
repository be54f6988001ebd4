package dev.backroad.gateway.session;

import dev.backroad.gateway.GatewaySettings;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.data.redis.ReactiveRedisSessionRepository;
import org.springframework.session.data.redis.config.annotation.web.server.EnableRedisWebSession;
import org.springframework.web.server.session.WebSessionIdResolver;

/** Browser sessions live in Redis, so that any gateway instance can serve any browser. */
@Configuration(proxyBeanMethods = false)
@EnableRedisWebSession(redisNamespace = "gateway:session")
class SessionConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);
    private static final int ATTEMPTS = 3;

    @Bean
    WebSessionIdResolver webSessionIdResolver(GatewaySettings settings) {
        return SessionCookie.resolver(settings);
    }

    @Bean
    @Primary
    ReactiveSessionRepository<? extends Session> sparingSessions(
            ReactiveRedisSessionRepository inRedis) {
        return new SparingSessions<>(inRedis);
    }

    /** While Redis is away, say so at once instead of queueing commands until it is back. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }

    /**
     * Look for Redis every second while it is away; by default the pauses grow to half a minute.
     */
    @Bean
    ClientResourcesBuilderCustomizer reconnectSoon() {
        return resources -> resources.reconnectDelay(Delay.constant(Duration.ofSeconds(1)));
    }

    /**
     * The first connection is slow in a fresh JVM, slower than we let a request wait: make it
     * beforehand.
     */
    @Bean
    SmartInitializingSingleton firstConnection(ReactiveRedisConnectionFactory redis) {
        return () -> {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                try {
                    redis.getReactiveConnection().close();
                    return;
                } catch (DataAccessException away) {
                    log.info("Redis does not answer yet: {}", away.getMessage());
                }
            }
        };
    }
}
