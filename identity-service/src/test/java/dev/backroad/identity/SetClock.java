package dev.backroad.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The time of the service as a test wants it: real, ahead by what was skipped, or standing. */
@TestConfiguration(proxyBeanMethods = false)
public class SetClock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile Optional<Instant> stopped = Optional.empty();

    @Bean
    InstantSource time() {
        return () -> stopped.orElseGet(Instant::now).plus(ahead);
    }

    /** Lets no time pass but what is skipped: however slow the machine is, a pause is a pause. */
    public void stop() {
        stopped = Optional.of(Instant.now());
    }

    public void skip(Duration time) {
        ahead = ahead.plus(time);
    }

    /** The tests that come after share the database, and do not live in the future. */
    public void comeBack() {
        ahead = Duration.ZERO;
        stopped = Optional.empty();
    }
}
