package dev.backroad.gateway.routing;

import dev.backroad.gateway.problem.Silence;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One circuit breaker per route: a part that does not answer is left alone for a few seconds. */
@Configuration(proxyBeanMethods = false)
class BreakerConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(Silence.RETRY_AFTER_SECONDS);

    /**
     * Only silence counts: an answer, even a 500, says that the part is there and can speak for
     * itself.
     */
    private static final CircuitBreakerConfig BREAKER =
            CircuitBreakerConfig.custom()
                    .recordException(failure -> Silence.of(failure) != Silence.NONE)
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(10)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(PAUSE)
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .automaticTransitionFromOpenToHalfOpenEnabled(true)
                    .build();

    @Bean
    Customizer<ReactiveResilience4JCircuitBreakerFactory> breakers() {
        return factory ->
                factory.configureDefault(part ->
                        new Resilience4JConfigBuilder(part).circuitBreakerConfig(BREAKER).build());
    }
}
