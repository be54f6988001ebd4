package dev.backroad.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The time of a gateway that passes when a test says so. */
@TestConfiguration(proxyBeanMethods = false)
class MovableTime {

    private static final AtomicReference<Instant> NOW =
            new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));

    @Bean
    @Primary
    InstantSource testClock() {
        return NOW::get;
    }

    static void pass(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }
}
