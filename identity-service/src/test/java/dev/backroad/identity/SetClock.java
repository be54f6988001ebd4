package dev.backroad.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The time of the service as a test wants it: real, and ahead by what has been skipped. */
@TestConfiguration(proxyBeanMethods = false)
public class SetClock {

    private volatile Duration ahead = Duration.ZERO;

    @Bean
    InstantSource time() {
        return () -> Instant.now().plus(ahead);
    }

    public void skip(Duration time) {
        ahead = ahead.plus(time);
    }
}
