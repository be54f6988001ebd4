package dev.backroad.gateway;

import static dev.backroad.gateway.Browser.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.testsupport.OwnRedis;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A Redis whose answers take 60 ms: half of what we wait for a count. */
@GatewayTest
@TestPropertySource(
        properties = {
            "spring.data.redis.timeout=250ms",
            "spring.data.redis.connect-timeout=250ms",
            "backroad.limits.reads.quota=50",
            "backroad.limits.reads.window=1h"
        })
@DirtiesContext // its Redis ends with it
class RedisSlowIntegrationTests {

    private static final String PATH = "/api/v1/enrollments";
    private static final OwnRedis REDIS = new OwnRedis();
    private static final LateAnswers SLOW = new LateAnswers(REDIS.port(), Duration.ofMillis(60));

    @Autowired Door door;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("spring.data.redis.host", () -> "127.0.0.1");
        registry.add("spring.data.redis.port", SLOW::port);
    }

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @AfterAll
    static void end() throws IOException {
        SLOW.close();
        REDIS.end();
    }

    @Test
    void servesSessions() {
        var browser = signedIn();
        var times = new ResponseTimes();

        for (int i = 0; i < 15; i++) {
            var read = times.measure(() -> browser.get(PATH));
            var written = times.measure(() -> browser.write(HttpMethod.POST, PATH));
            assertThat(read.getStatus()).isEqualTo(HttpStatus.OK);
            assertThat(written.getStatus()).isEqualTo(HttpStatus.OK);
            assertThat(body(browser.get("/session"))).contains("\"signedIn\":true");
        }

        System.out.println("slow Redis: " + times);
        assertThat(times.percentile(90)).isLessThan(Duration.ofMillis(500));
        assertThat(times.percentile(100)).isLessThan(Duration.ofSeconds(2));
    }

    /**
     * Once for the session, once for the count: every further turn would be paid by each request.
     */
    @Test
    void isAskedTwiceByARequestOfASession() {
        var browser = signedIn();
        browser.get(PATH);
        var before = SLOW.answers();

        for (int i = 0; i < 10; i++) {
            browser.get(PATH);
        }

        assertThat(SLOW.answers() - before).isBetween(20L, 24L);
    }

    @Test
    void stillCounts() {
        var token = FakeParts.IDENTITY.accessToken(it -> it.subject("somebody in a hurry"));

        // A few may take too long on a busy machine, and are not counted then.
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> status(token) == HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void signsOut() {
        var browser = signedIn();

        browser.write(HttpMethod.POST, "/session/logout");

        assertThat(body(browser.get("/session"))).contains("\"signedIn\":false");
    }

    private HttpStatusCode status(String token) {
        return door.client()
                .get()
                .uri(PATH)
                .headers(it -> it.setBearerAuth(token))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus();
    }

    private Browser signedIn() {
        var browser = new Browser(door);
        await().until(() -> browser.get("/session/login").getStatus() == HttpStatus.FOUND);
        browser.signIn("/session/login");
        return browser;
    }
}
