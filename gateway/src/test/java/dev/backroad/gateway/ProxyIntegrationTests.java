package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithRedis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Strangers behind a proxy that we know; RateLimitIntegrationTests has those who only say so. */
@GatewayTest
@WithRedis
@TestPropertySource(
        properties = {
            "backroad.connections.proxies=no-such-proxy.invalid,localhost",
            "backroad.limits.reads.quota=2"
        })
class ProxyIntegrationTests {

    @Autowired Door door;
    @Autowired ReactiveStringRedisTemplate redis;

    @BeforeEach
    void reset() {
        FakeParts.reset();
        redis.delete(redis.keys("gateway:limit:*")).block();
    }

    @Test
    void countsStrangersApart() {
        for (int i = 0; i < 4; i++) {
            readFor("198.51.100." + i).expectStatus().isOk();
        }
    }

    @Test
    void countsOneStrangerOnce() {
        readFor("198.51.100.1").expectStatus().isOk();
        readFor("198.51.100.1").expectStatus().isOk();

        readFor("198.51.100.1").expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void believesWhatTheProxySawAndNotWhatItsClientWrote() {
        readFor("203.0.113.1, 198.51.100.1").expectStatus().isOk();
        readFor("203.0.113.2,198.51.100.1").expectStatus().isOk();

        readFor("203.0.113.3", "198.51.100.1")
                .expectStatus()
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void takesNoNameForAnAddress() {
        readFor("unknown").expectStatus().isOk();
        readFor("localhost").expectStatus().isOk();

        readFor("").expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void tellsServicesWhoAsked() {
        readFor("2001:db8::7").expectStatus().isOk();

        assertThat(FakeParts.CATALOG.lastRequest().header("X-Forwarded-For"))
                .containsExactly("2001:db8:0:0:0:0:0:7");
    }

    private ResponseSpec readFor(String... addresses) {
        return door.client()
                .get()
                .uri("/api/v1/roadmaps")
                .header("X-Forwarded-For", addresses)
                .exchange();
    }
}
