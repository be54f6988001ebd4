package dev.backroad.gateway.session;

import dev.backroad.gateway.problem.Silence;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Redeems each refresh token once, however many requests find the access token expired. A page
 * sends several at a time; the second to redeem a rotated token would look like a thief and end the
 * session. Covers this process; {@link RefreshAlone} covers all of them. A token that is still good
 * stays in use while identity-service is silent.
 */
final class RefreshOnce implements ReactiveOAuth2AuthorizedClientProvider {

    /** Renew a little early, so that a token does not expire on its way to the service. */
    private static final Duration EARLY = Duration.ofSeconds(60);

    /** Longer than any request takes that read the session before its tokens were renewed. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    /** How long a request waits for a new token that could do with the old one. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** After one silence nobody asks who could do without; then one request tries. */
    private static final CircuitBreakerConfig BREAKER =
            CircuitBreakerConfig.custom()
                    .recordException(failure -> Silence.of(failure) != Silence.NONE)
                    .slidingWindowSize(1)
                    .minimumNumberOfCalls(1)
                    .waitDurationInOpenState(Duration.ofSeconds(Silence.RETRY_AFTER_SECONDS))
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build();

    private final ReactiveOAuth2AuthorizedClientProvider refresh;
    private final InstantSource clock;
    private final CircuitBreaker breaker = CircuitBreaker.of("early-refreshes", BREAKER);
    private final Map<String, Mono<OAuth2AuthorizedClient>> recent = new ConcurrentHashMap<>();

    RefreshOnce(ReactiveOAuth2AuthorizedClientProvider refresh, InstantSource clock) {
        this.refresh = refresh;
        this.clock = clock;
    }

    @Override
    public Mono<OAuth2AuthorizedClient> authorize(OAuth2AuthorizationContext context) {
        OAuth2AuthorizedClient client = context.getAuthorizedClient();
        if (client == null
                || client.getRefreshToken() == null
                || lasts(client.getAccessToken(), EARLY)) {
            return Mono.empty();
        }
        String key = client.getRefreshToken().getTokenValue();
        Mono<OAuth2AuthorizedClient> renewed = Mono.defer(() -> once(key, context));
        return lasts(client.getAccessToken(), Duration.ZERO) ? unlessSilent(renewed) : renewed;
    }

    private Mono<OAuth2AuthorizedClient> once(String key, OAuth2AuthorizationContext context) {
        return recent.computeIfAbsent(
                key,
                _ ->
                        refresh.authorize(context)
                                .doOnSuccess(renewed -> forget(key, renewed))
                                .doOnError(failure -> recent.remove(key))
                                .cache());
    }

    /** Nothing means that the token stays as it is. */
    private Mono<OAuth2AuthorizedClient> unlessSilent(Mono<OAuth2AuthorizedClient> renewed) {
        return renewed.timeout(PATIENCE)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorResume(CallNotPermittedException.class, _ -> Mono.empty())
                .onErrorResume(failure -> Silence.of(failure) != Silence.NONE, _ -> Mono.empty());
    }

    private void forget(String key, @Nullable OAuth2AuthorizedClient renewed) {
        Duration wait = renewed == null ? Duration.ZERO : KEPT;
        Schedulers.parallel()
                .schedule(() -> recent.remove(key), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean lasts(OAuth2AccessToken token, Duration longer) {
        Instant end = token.getExpiresAt();
        return end == null || end.isAfter(clock.instant().plus(longer));
    }
}
