package dev.backroad.gateway;

import static dev.backroad.gateway.Browser.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.testsupport.OwnRedis;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A Redis of its own, which is stopped (SIGSTOP) or killed in the middle of its work. */
@GatewayTest
@DisabledOnOs(OS.WINDOWS)
@TestPropertySource(
        properties = {
            "spring.data.redis.timeout=250ms",
            "spring.data.redis.connect-timeout=250ms",
            "backroad.limits.sign-in.quota=100000"
        })
@DirtiesContext // its Redis ends with it
class RedisStoppedIntegrationTests {

    private static final String PATH = "/api/v1/enrollments";
    private static final OwnRedis REDIS = new OwnRedis();

    @Autowired Door door;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("spring.data.redis.host", () -> "127.0.0.1");
        registry.add("spring.data.redis.port", REDIS::port);
    }

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @AfterEach
    void goOn() {
        REDIS.goOn();
    }

    @AfterAll
    static void end() {
        REDIS.end();
    }

    @Test
    void signsNobodyOutAndServesWhatNeedsNoSession() {
        var browser = signedIn();
        REDIS.stop();

        var times = askForAll(browser);

        System.out.println("stopped Redis: " + times);
        assertAreShort(times);
        REDIS.goOn();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.get(PATH).getStatus() == HttpStatus.OK);
    }

    @Test
    void servesWhatNeedsNoSessionWhenItIsKilled() {
        var browser = signedIn();
        REDIS.kill();

        var times = askForAll(browser);

        System.out.println("killed Redis: " + times);
        assertAreShort(times);
        REDIS.goOn();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.get(PATH).getStatus() == HttpStatus.UNAUTHORIZED);
        assertThat(signedIn().get(PATH).getStatus()).isEqualTo(HttpStatus.OK);
    }

    private Browser signedIn() {
        var browser = new Browser(door);
        await().until(() -> browser.get("/session/login").getStatus() == HttpStatus.FOUND);
        browser.signIn("/session/login");
        assertThat(browser.get(PATH).getStatus()).isEqualTo(HttpStatus.OK);
        return browser;
    }

    /** The requests of a browser with a session, measured, and some of others. */
    private ResponseTimes askForAll(Browser browser) {
        var times = new ResponseTimes();
        var token = FakeParts.IDENTITY.accessToken(it -> it);
        for (int i = 0; i < 20; i++) {
            assertThat(times.measure(() -> browser.get("/api/v1/roadmaps")).getStatus())
                    .isEqualTo(HttpStatus.OK);
            assertThat(times.measure(() -> browser.get("/")).getStatus()).isEqualTo(HttpStatus.OK);
            assertThat(body(times.measure(() -> browser.get(PATH))))
                    .contains("/problems/sessions-away");
            assertThat(body(times.measure(() -> browser.get("/session"))))
                    .contains("/problems/sessions-away");
            door.client()
                    .get()
                    .uri(PATH)
                    .headers(it -> it.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        door.client()
                .post()
                .uri("/login")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        return times;
    }

    /**
     * 250 ms for the session and 125 ms for the count, and on a busy machine a few may take longer;
     * the 99th percentile is printed.
     */
    private static void assertAreShort(ResponseTimes times) {
        assertThat(times.percentile(90)).as("" + times).isLessThan(Duration.ofMillis(500));
        assertThat(times.percentile(100)).as("" + times).isLessThan(Duration.ofSeconds(2));
    }
}
