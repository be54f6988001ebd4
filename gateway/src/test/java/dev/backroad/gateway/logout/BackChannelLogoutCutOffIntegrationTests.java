package dev.backroad.gateway.logout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.backroad.gateway.session.SessionIndex;
import dev.backroad.testsupport.WithRedis;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import reactor.core.publisher.Mono;

/** A gateway that dies while it ends sessions, and an identity-service that tries again. */
@SpringJUnitConfig
@WithRedis
class BackChannelLogoutCutOffIntegrationTests {

    private final AtomicInteger ended = new AtomicInteger();
    private final SessionIndex sessions = mock(SessionIndex.class);

    @Autowired DataRedisConnectionDetails address;

    BackChannelLogout logout;

    @BeforeEach
    void connect() {
        var server = Objects.requireNonNull(address.getStandalone());
        var connections = new LettuceConnectionFactory(server.getHost(), server.getPort());
        connections.afterPropertiesSet();
        connections.start();
        var tokens = mock(LogoutTokens.class);
        var token =
                Jwt.withTokenValue("token")
                        .header("alg", "RS256")
                        .jti(UUID.randomUUID().toString())
                        .claim("sid", "sign-on")
                        .build();
        when(tokens.check("token")).thenReturn(Mono.just(token));
        logout =
                new BackChannelLogout(
                        tokens, sessions, new ReactiveStringRedisTemplate(connections));
    }

    @Test
    void endsTheSessionsAtTheSecondAttempt() throws InterruptedException {
        var begun = new CountDownLatch(1);
        Mono<Void> neverDone = Mono.<Void>never().doOnSubscribe(_ -> begun.countDown());
        when(sessions.end("sign-on", null)).thenReturn(neverDone).thenReturn(end());
        var first = attempt().subscribe();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        first.dispose();

        var answer = attempt().block();

        assertThat(answer).extracting(ResponseEntity::getStatusCode).isEqualTo(HttpStatus.OK);
        assertThat(ended).hasValue(1);
    }

    @Test
    void endsThemOnceHoweverOftenTheTokenComes() {
        when(sessions.end("sign-on", null)).thenReturn(end());
        attempt().block();

        var answer = attempt().block();

        assertThat(answer).extracting(ResponseEntity::getStatusCode).isEqualTo(HttpStatus.OK);
        assertThat(ended).hasValue(1);
    }

    private Mono<ResponseEntity<Void>> attempt() {
        var request =
                MockServerHttpRequest.post("/session/back-channel-logout")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .body("logout_token=token");
        return logout.logout(MockServerWebExchange.from(request));
    }

    private Mono<Void> end() {
        return Mono.fromRunnable(ended::incrementAndGet);
    }
}
