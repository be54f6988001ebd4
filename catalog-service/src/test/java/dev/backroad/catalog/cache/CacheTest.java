package dev.backroad.catalog.cache;

import static java.util.Objects.requireNonNull;

import dev.backroad.catalog.CatalogIntegrationTest;
import dev.backroad.testsupport.Door;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/**
 * The service with Redis behind a door that the test shuts, and with copies that stay fresh for so
 * long that only an event makes them go.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CatalogIntegrationTest
@Import({CacheInstance.Stores.class, Numbers.class, CacheTest.BehindADoor.class})
@TestPropertySource(properties = "backroad.catalog.cache.fresh-for=1h")
@interface CacheTest {

    @TestConfiguration(proxyBeanMethods = false)
    class BehindADoor {

        @Bean
        Door door(@Qualifier("redis") DataRedisConnectionDetails redis) {
            var server = requireNonNull(redis.getStandalone());
            return new Door(server.getHost(), server.getPort());
        }

        @Bean
        @Primary
        DataRedisConnectionDetails redisBehindTheDoor(Door door) {
            return new DataRedisConnectionDetails() {
                @Override
                public Standalone getStandalone() {
                    return Standalone.of("127.0.0.1", door.port());
                }
            };
        }
    }
}
