package dev.backroad.gateway;

import static dev.backroad.gateway.Browser.body;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.backroad.testsupport.WithRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.BodyInserters;

/** Somebody has stolen a signing key, and an operator has withdrawn it. */
@GatewayTest
@WithRedis
@Import(MovableTime.class)
class WithdrawnKeyIntegrationTests {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    @Autowired Door door;

    @BeforeEach
    @AfterEach
    void reset() {
        FakeParts.reset();
        MovableTime.pass(Duration.ofHours(1));
    }

    @Test
    void isNotTrustedAfterFiveMinutesEvenForATokenThatWasCheckedBefore() {
        var token = accessToken();
        assertThat(status(token)).isEqualTo(200);
        assertThat(status(token)).isEqualTo(200);
        FakeParts.IDENTITY.withdrawItsKey();
        assertThat(status(token)).isEqualTo(200);
        MovableTime.pass(Duration.ofMinutes(5));

        assertThat(status(token)).isEqualTo(401);
        assertThat(status(accessToken())).isEqualTo(200);
    }

    @Test
    void signsNoLogoutTokenAfterFiveMinutes() {
        assertThat(logout(logoutToken())).isEqualTo(200);
        var stolen = logoutToken();
        FakeParts.IDENTITY.withdrawItsKey();
        MovableTime.pass(Duration.ofMinutes(5));

        assertThat(logout(stolen)).isEqualTo(400);
        assertThat(logout(logoutToken())).isEqualTo(200);
    }

    @Test
    void hasASuccessorThatIsFoundAtItsFirstToken() {
        assertThat(status(accessToken())).isEqualTo(200);
        FakeParts.IDENTITY.withdrawItsKey();
        MovableTime.pass(Duration.ofSeconds(5));
        var browser = new Browser(door);

        browser.signIn("/session/login");

        assertThat(body(browser.get("/session"))).contains("\"signedIn\":true");
        assertThat(status(accessToken())).isEqualTo(200);
        assertThat(logout(logoutToken())).isEqualTo(200);
        assertThat(FakeParts.IDENTITY.keysFetched()).isEqualTo(2);
    }

    @Test
    void isNotAskedForByEveryTokenThatNamesAnUnknownOne() {
        assertThat(status(accessToken())).isEqualTo(200);
        MovableTime.pass(Duration.ofSeconds(5));
        var stranger = new RSAKey.Builder(FakeIdentity.newKey("stranger"));
        var tokens =
                IntStream.range(0, 50)
                        .mapToObj(i -> stranger.keyID("unknown-" + i).build())
                        .map(key -> FakeIdentity.sign(key, "at+jwt", it -> it))
                        .toList();

        var answers =
                tokens.stream()
                        .map(it -> supplyAsync(() -> status(it), Thread::startVirtualThread))
                        .toList();

        assertThat(answers).allSatisfy(it -> assertThat(it.join()).isEqualTo(401));
        assertThat(FakeParts.IDENTITY.keysFetched()).isEqualTo(2);
    }

    private int status(String token) {
        return door.client()
                .get()
                .uri("/api/v1/enrollments")
                .headers(it -> it.setBearerAuth(token))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private int logout(String token) {
        return door.client()
                .post()
                .uri("/session/back-channel-logout")
                .body(BodyInserters.fromFormData("logout_token", token))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    /** Whoever has the key writes what he likes into his tokens. */
    private static String accessToken() {
        var tomorrow = Date.from(Instant.now().plus(Duration.ofDays(1)));
        return FakeParts.IDENTITY.accessToken(it -> it.expirationTime(tomorrow));
    }

    private static String logoutToken() {
        return FakeParts.IDENTITY.sign(
                "logout+jwt",
                it ->
                        it.audience("backroad-web")
                                .jwtID(UUID.randomUUID().toString())
                                .claim("events", Map.of(EVENT, Map.of())));
    }
}
