package dev.backroad.gateway;

import static dev.backroad.gateway.Browser.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.backroad.testsupport.TokenAttacks;
import dev.backroad.testsupport.WithRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

@GatewayTest
@WithRedis
class BackChannelLogoutIntegrationTests {

    private static final String PATH = "/session/back-channel-logout";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final String SUBJECT = "0199c0de-0000-7000-8000-000000000001";

    @Autowired Door door;
    @Autowired ReactiveStringRedisTemplate redis;

    Browser browser;

    @BeforeEach
    void signIn() {
        FakeParts.reset();
        browser = new Browser(door);
        browser.signIn("/session/login");
    }

    @Test
    void endsTheSessionsOfASingleSignOn() {
        var secondBrowser = new Browser(door);
        secondBrowser.signIn("/session/login");
        var signOn = FakeParts.IDENTITY.signOn;
        FakeParts.IDENTITY.signOn = "another";
        var elsewhere = new Browser(door);
        elsewhere.signIn("/session/login");

        logout(token(it -> it.claim("sid", signOn)))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store");

        assertThat(body(browser.get("/session"))).contains("\"signedIn\":false");
        assertThat(body(secondBrowser.get("/session"))).contains("\"signedIn\":false");
        assertThat(body(elsewhere.get("/session"))).contains("\"signedIn\":true");
    }

    @Test
    void endsAllSessionsOfAUserWhenNoSingleSignOnIsNamed() {
        FakeParts.IDENTITY.signOn = "another";
        var elsewhere = new Browser(door);
        elsewhere.signIn("/session/login");

        logout(token(it -> it.subject(SUBJECT))).expectStatus().isOk();

        assertThat(body(browser.get("/session"))).contains("\"signedIn\":false");
        assertThat(body(elsewhere.get("/session"))).contains("\"signedIn\":false");
    }

    @Test
    void findsNothingWrongWithASignOnThatItDoesNotKnow() {
        logout(token(it -> it.claim("sid", "unknown"))).expectStatus().isOk();

        assertThat(body(browser.get("/session"))).contains("\"signedIn\":true");
    }

    @Test
    void doesNothingMoreForATokenThatComesAgain() {
        var token = token(it -> it.subject(SUBJECT));
        logout(token).expectStatus().isOk();
        browser.signIn("/session/login");

        logout(token).expectStatus().isOk();

        assertThat(body(browser.get("/session"))).contains("\"signedIn\":true");
    }

    @Test
    void forgetsWhichSessionsTheseWereInTime() {
        var key = "gateway:sessions-of:sign-on:" + FakeParts.IDENTITY.signOn;

        assertThat(redis.getExpire(key).block())
                .isNotNull()
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesABadToken(String why, String token) {
        logout(token)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store");

        assertThat(body(browser.get("/session"))).contains("\"signedIn\":true");
    }

    static Stream<Arguments> badTokens() {
        var identity = FakeParts.IDENTITY;
        var stranger = FakeIdentity.newKey("test");
        var past = Date.from(Instant.now().minusSeconds(600));
        var future = Date.from(Instant.now().plusSeconds(600));
        UnaryOperator<JWTClaimsSet.Builder> good = it -> claims(it).subject(SUBJECT);
        var made =
                Stream.of(
                        Arguments.of("ID token", identity.idToken()),
                        Arguments.of("access token", identity.accessToken(it -> it)),
                        Arguments.of("plain JWT", identity.sign("JWT", good)),
                        Arguments.of("stranger", FakeIdentity.sign(stranger, "logout+jwt", good)),
                        Arguments.of("nobody named", token(it -> it)),
                        Arguments.of("no events", bad(it -> it.claim("events", null))),
                        Arguments.of(
                                "events a list", bad(it -> it.claim("events", List.of(EVENT)))),
                        Arguments.of(
                                "other event",
                                bad(it -> it.claim("events", Map.of("x", Map.of())))),
                        Arguments.of(
                                "event a text", bad(it -> it.claim("events", Map.of(EVENT, "x")))),
                        Arguments.of("nonce", bad(it -> it.claim("nonce", "n"))),
                        Arguments.of("wrong issuer", bad(it -> it.issuer("http://evil"))),
                        Arguments.of("no issuer", bad(it -> it.issuer(null))),
                        Arguments.of("wrong audience", bad(it -> it.audience("backroad-api"))),
                        Arguments.of("no audience", bad(it -> it.audience((String) null))),
                        Arguments.of("expired", bad(it -> it.expirationTime(past))),
                        Arguments.of("no expiry", bad(it -> it.expirationTime(null))),
                        Arguments.of("issued long ago", bad(it -> it.issueTime(past))),
                        Arguments.of("issued in the future", bad(it -> it.issueTime(future))),
                        Arguments.of("no time of issue", bad(it -> it.issueTime(null))),
                        Arguments.of("no id", bad(it -> it.jwtID(null))),
                        Arguments.of("empty", ""));
        var forged =
                TokenAttacks.on(identity.key(), FakeIdentity.ISSUER).stream()
                        .map(it -> Arguments.of(it.name(), it.token()));
        return Stream.concat(made, forged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "logout_token",
                "logout_token=",
                "other=x",
                "logout_token=a&logout_token=b"
            })
    void refusesAFormWithoutOneToken(String form) {
        door.client()
                .post()
                .uri(PATH)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .bodyValue(form)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void waitsForAFormThatDoesNotEndNoLongerThanForOthers() {
        Flux<DataBuffer> begun =
                Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(new byte[] {'a'}));

        door.client()
                .post()
                .uri(PATH)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(BodyInserters.fromDataBuffers(begun.concatWith(Flux.never())))
                .exchange()
                .expectStatus()
                .isEqualTo(408);
    }

    @Test
    void readsNothingButAForm() {
        var token = token(it -> it.subject(SUBJECT));

        door.client()
                .post()
                .uri(PATH + "?logout_token=" + token)
                .header("Content-Type", "application/json")
                .bodyValue("{\"logout_token\":\"" + token + "\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        door.client()
                .get()
                .uri(PATH + "?logout_token=" + token)
                .exchange()
                .expectStatus()
                .isEqualTo(405);
        assertThat(body(browser.get("/session"))).contains("\"signedIn\":true");
    }

    /** A page that makes a browser send the form: identity-service would not bring a cookie. */
    @Test
    void refusesARequestOfABrowser() {
        door.client()
                .post()
                .uri(PATH)
                .cookie("BACKROAD_SESSION", "" + browser.cookie("BACKROAD_SESSION"))
                .body(BodyInserters.fromFormData("logout_token", token(it -> it.subject(SUBJECT))))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private ResponseSpec logout(String token) {
        return door.client()
                .post()
                .uri(PATH)
                .body(BodyInserters.fromFormData("logout_token", token))
                .exchange();
    }

    private static String bad(UnaryOperator<JWTClaimsSet.Builder> change) {
        return token(it -> change.apply(it.subject(SUBJECT)));
    }

    private static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return FakeParts.IDENTITY.sign("logout+jwt", it -> change.apply(claims(it)));
    }

    private static JWTClaimsSet.Builder claims(JWTClaimsSet.Builder claims) {
        return claims.subject(null)
                .audience("backroad-web")
                .jwtID(UUID.randomUUID().toString())
                .claim("client_id", null)
                .claim("scope", null)
                .claim("events", Map.of(EVENT, Map.of()));
    }
}
