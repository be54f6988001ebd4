package dev.backroad.gateway.session;

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
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Redeems each refresh token once, however many requests find the access token expired. A page
 * sends several at a time; the second to redeem a rotated token would look like a thief and end the
 * session. Covers this process; {@link RefreshAlone} covers all of them.
 */
final class RefreshOnce implements ReactiveOAuth2AuthorizedClientProvider {

    /** Renew a little early, so that a token does not expire on its way to the service. */
    private static final Duration EARLY = Duration.ofSeconds(60);

    /** Longer than any request takes that read the session before its tokens were renewed. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final ReactiveOAuth2AuthorizedClientProvider refresh;
    private final InstantSource clock;
    private final Map<String, Mono<OAuth2AuthorizedClient>> recent = new ConcurrentHashMap<>();

    RefreshOnce(ReactiveOAuth2AuthorizedClientProvider refresh, InstantSource clock) {
        this.refresh = refresh;
        this.clock = clock;
    }

    @Override
    public Mono<OAuth2AuthorizedClient> authorize(OAuth2AuthorizationContext context) {
        OAuth2AuthorizedClient client = context.getAuthorizedClient();
        if (client == null || client.getRefreshToken() == null || isFresh(client)) {
            return Mono.empty();
        }
        String key = client.getRefreshToken().getTokenValue();
        return recent.computeIfAbsent(
                key,
                _ ->
                        refresh.authorize(context)
                                .doOnSuccess(renewed -> forget(key, renewed))
                                .doOnError(failure -> recent.remove(key))
                                .cache());
    }

    private void forget(String key, @Nullable OAuth2AuthorizedClient renewed) {
        Duration wait = renewed == null ? Duration.ZERO : KEPT;
        Schedulers.parallel()
                .schedule(() -> recent.remove(key), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isFresh(OAuth2AuthorizedClient client) {
        Instant end = client.getAccessToken().getExpiresAt();
        return end == null || end.isAfter(clock.instant().plus(EARLY));
    }
}
