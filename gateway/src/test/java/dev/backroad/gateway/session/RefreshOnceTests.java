package dev.backroad.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import reactor.core.publisher.Mono;

class RefreshOnceTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ClientRegistration REGISTRATION =
            ClientRegistration.withRegistrationId("backroad")
                    .clientId("backroad-web")
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .tokenUri("http://localhost/oauth2/token")
                    .build();

    private final AtomicInteger refreshes = new AtomicInteger();
    private final RefreshOnce once = new RefreshOnce(this::refresh, () -> NOW);

    private volatile @Nullable RuntimeException failure;

    @Test
    void redeemsOneTokenOnceForParallelRequests() {
        var expired = context("first", NOW.minusSeconds(1));

        var renewed = Mono.zip(once.authorize(expired), once.authorize(expired)).block();

        assertThat(refreshes).hasValue(1);
        assertThat(renewed).isNotNull();
        assertThat(renewed.getT1()).isSameAs(renewed.getT2());
    }

    @Test
    void givesALateRequestWhatTheFirstOneGot() {
        var expired = context("first", NOW.minusSeconds(1));
        once.authorize(expired).block();

        once.authorize(expired).block();

        assertThat(refreshes).hasValue(1);
    }

    @Test
    void redeemsTheNextTokenAgain() {
        once.authorize(context("first", NOW.minusSeconds(1))).block();

        once.authorize(context("second", NOW.minusSeconds(1))).block();

        assertThat(refreshes).hasValue(2);
    }

    @Test
    void leavesAFreshTokenAlone() {
        var fresh =
                once.authorize(context("first", NOW.plus(Duration.ofMinutes(5)))).blockOptional();

        assertThat(fresh).isEmpty();
        assertThat(refreshes).hasValue(0);
    }

    @Test
    void triesAgainAfterAFailure() {
        var expired = context("first", NOW.minusSeconds(1));
        failure = new IllegalStateException("identity-service is away");
        assertThatThrownBy(() -> once.authorize(expired).block()).isSameAs(failure);
        failure = null;

        once.authorize(expired).block();

        assertThat(refreshes).hasValue(2);
    }

    @Test
    void leavesAGoodTokenInUseWhileIdentityIsSilent() {
        failure = new UncheckedIOException(new ConnectException("refused"));

        var kept = once.authorize(context("first", NOW.plusSeconds(30))).blockOptional();

        assertThat(kept).isEmpty();
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void doesNotAskASilentIdentityAgainForWhoHasAGoodToken() {
        failure = new UncheckedIOException(new ConnectException("refused"));
        once.authorize(context("first", NOW.plusSeconds(30))).block();

        var kept = once.authorize(context("second", NOW.plusSeconds(30))).blockOptional();

        assertThat(kept).isEmpty();
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void asksASilentIdentityForWhoHasNoGoodToken() {
        failure = new UncheckedIOException(new ConnectException("refused"));
        once.authorize(context("first", NOW.plusSeconds(30))).block();

        assertThatThrownBy(() -> once.authorize(context("second", NOW)).block()).isSameAs(failure);
        assertThat(refreshes).hasValue(2);
    }

    @Test
    void believesARefusalEvenIfTheTokenIsStillGood() {
        failure = new IllegalStateException("invalid_grant");

        assertThatThrownBy(() -> once.authorize(context("first", NOW.plusSeconds(30))).block())
                .isSameAs(failure);
    }

    private Mono<OAuth2AuthorizedClient> refresh(OAuth2AuthorizationContext context) {
        return Mono.delay(Duration.ofMillis(50))
                .flatMap(_ -> {
                    refreshes.incrementAndGet();
                    return failure == null
                            ? Mono.just(client("renewed", NOW.plusSeconds(300)))
                            : Mono.error(failure);
                });
    }

    private static OAuth2AuthorizationContext context(String refreshToken, Instant end) {
        return OAuth2AuthorizationContext.withAuthorizedClient(client(refreshToken, end))
                .principal(new TestingAuthenticationToken("learner", ""))
                .build();
    }

    private static OAuth2AuthorizedClient client(String refreshToken, Instant end) {
        Instant start = end.minusSeconds(300);
        return new OAuth2AuthorizedClient(
                REGISTRATION,
                "learner",
                new OAuth2AccessToken(TokenType.BEARER, "access", start, end),
                new OAuth2RefreshToken(refreshToken, start));
    }
}
