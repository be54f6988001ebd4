package dev.backroad.gateway;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithRedis;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** Two gateways behind a load balancer: a browser's requests go now to one, now to the other. */
@GatewayTest
@WithRedis
class TwoGatewaysIntegrationTests {

    private static final String PATH = "/api/v1/enrollments";

    static SecondGateway secondGateway;

    @Autowired Door first;
    @Autowired ReactiveStringRedisTemplate redis;

    Browser browser;

    @BeforeAll
    static void start(@Autowired DataRedisConnectionDetails redis) {
        secondGateway = new SecondGateway(redis);
    }

    @AfterAll
    static void stop() {
        secondGateway.close();
    }

    @BeforeEach
    void signInWithATokenThatIsAsGoodAsExpired() {
        FakeParts.reset();
        browser = new Browser(first);
        FakeParts.IDENTITY.issueTokensThatLast(1);
        browser.signIn("/session/login");
        FakeParts.IDENTITY.issueTokensThatLast(300);
    }

    @Test
    void redeemARefreshTokenOnceBetweenThem() {
        var doors = List.of(first, secondGateway.door());
        FakeParts.IDENTITY.service.answers(this::slowly);

        var answers =
                IntStream.range(0, 12)
                        .mapToObj(i ->
                                supplyAsync(
                                        () -> get(doors.get(i % 2)), Thread::startVirtualThread))
                        .toList();

        assertThat(answers).allSatisfy(it -> assertIsOk(it.join()));
        assertThat(FakeParts.IDENTITY.grants("refresh_token")).isEqualTo(1);
        assertIsOk(get(first));
        assertIsOk(get(secondGateway.door()));
        assertThat(FakeParts.IDENTITY.grants("refresh_token")).isEqualTo(1);
    }

    @Test
    void goOnWhenTheOneThatRenewsDies() {
        var lock = "gateway:lock:session:" + browser.cookie("BACKROAD_SESSION");
        redis.opsForValue().set(lock, "a gateway that died", Duration.ofMillis(500)).block();

        assertIsOk(get(secondGateway.door()));

        assertThat(FakeParts.IDENTITY.grants("refresh_token")).isEqualTo(1);
        assertThat(redis.hasKey(lock).block()).isFalse();
    }

    @Test
    void endTheSessionOnBothWhenItsTokenIsNotRenewed() {
        FakeParts.IDENTITY.revokeEverything();

        var answer = get(secondGateway.door());

        assertThat(answer.getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(get(first).getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(FakeParts.IDENTITY.grants("refresh_token")).isEqualTo(1);
    }

    @Test
    void doNotLetARequestNarrowTheRenewedToken() {
        assertIsOk(browser.get(PATH + "?scope=openid"));

        assertThat(FakeParts.IDENTITY.service.requests())
                .filteredOn(it -> it.body().contains("grant_type=refresh_token"))
                .singleElement()
                .satisfies(it -> assertThat(it.body()).doesNotContain("scope"));
    }

    /** Answers a refresh when there was time enough for a second one to come in. */
    private FakeService.Answer slowly(FakeService.Request request) {
        try {
            if (request.body().contains("grant_type=refresh_token")) {
                Thread.sleep(Duration.ofMillis(300));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return FakeParts.IDENTITY.answer(request);
    }

    private EntityExchangeResult<byte[]> get(Door door) {
        return browser.at(door).get(PATH);
    }

    private static void assertIsOk(EntityExchangeResult<byte[]> answer) {
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.OK);
    }
}
