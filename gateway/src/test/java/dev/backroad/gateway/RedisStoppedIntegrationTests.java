package dev.backroad.gateway;

import static dev.backroad.gateway.Browser.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
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
import redis.embedded.RedisServer;

/** A Redis of its own, which is stopped in the middle of its work (SIGSTOP) and goes on later. */
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
    private static final List<ProcessHandle> OTHERS = ProcessHandle.current().children().toList();
    private static final RedisServer REDIS = start();

    @Autowired Door door;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("spring.data.redis.host", () -> "127.0.0.1");
        registry.add("spring.data.redis.port", () -> REDIS.ports().getFirst());
    }

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @AfterEach
    void goOn() throws Exception {
        signal("CONT");
    }

    @AfterAll
    static void stop() throws IOException {
        REDIS.stop();
    }

    @Test
    void signsNobodyOutAndServesWhatNeedsNoSession() throws Exception {
        var browser = new Browser(door);
        await().until(() -> browser.get("/session/login").getStatus() == HttpStatus.FOUND);
        browser.signIn("/session/login");
        assertThat(browser.get(PATH).getStatus()).isEqualTo(HttpStatus.OK);
        var token = FakeParts.IDENTITY.accessToken(it -> it);
        var begin = System.nanoTime();
        signal("STOP");

        for (int i = 0; i < 10; i++) {
            assertThat(browser.get("/api/v1/roadmaps").getStatus()).isEqualTo(HttpStatus.OK);
            assertThat(browser.get("/").getStatus()).isEqualTo(HttpStatus.OK);
            assertThat(body(browser.get(PATH))).contains("/problems/sessions-away");
            assertThat(body(browser.get("/session"))).contains("/problems/sessions-away");
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

        // Fifty-one requests at half a second each at the very most, on a machine of any speed.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(25));
        signal("CONT");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.get(PATH).getStatus() == HttpStatus.OK);
    }

    private static void signal(String name) throws Exception {
        var redis =
                ProcessHandle.current()
                        .children()
                        .filter(child -> !OTHERS.contains(child))
                        .findFirst()
                        .orElseThrow();
        new ProcessBuilder("kill", "-" + name, "" + redis.pid()).start().waitFor();
    }

    private static RedisServer start() {
        try {
            var server =
                    RedisServer.newRedisServer()
                            .bind("127.0.0.1")
                            .port(freePort())
                            .setting("save \"\"")
                            .build();
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
