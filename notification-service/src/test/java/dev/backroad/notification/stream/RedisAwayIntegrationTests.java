package dev.backroad.notification.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notice;
import dev.backroad.testsupport.OwnRedis;
import dev.backroad.testsupport.TokenIssuer;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import dev.backroad.testsupport.WithTokens;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@WithPostgres
@WithKafka
@WithTokens
@DirtiesContext // its Redis ends with it
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.kafka.listener.auto-startup=false",
            "backroad.mail.poll=1h",
            "backroad.stream.poll=1h"
        })
class RedisAwayIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final OwnRedis REDIS = new OwnRedis();

    // It starts without Redis.
    static {
        REDIS.kill();
    }

    @LocalServerPort int port;
    @Autowired TokenIssuer tokens;
    @Autowired LearnerInbox inbox;
    @Autowired StreamWatch watch;
    @Autowired JdbcClient jdbc;
    @Autowired RedisConnectionFactory redis;

    private final UUID lena = UUID.randomUUID();

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("spring.data.redis.host", () -> "127.0.0.1");
        registry.add("spring.data.redis.port", REDIS::port);
    }

    @AfterAll
    static void end() {
        REDIS.end();
    }

    private Tab open() {
        return Tab.open(port, tokens.token(lena, "notifications:read"), null);
    }

    @Test
    void hereAllGoesOnAndThePollFindsWhatOthersTold() throws Exception {
        REDIS.kill();
        try (var tab = open()) {
            inbox.tell(lena, new Notice("test", "Here", "", "http", "backend"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(tab.ids()).containsExactly("1"));

            tellElsewhere();
            watch.poll();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(tab.ids()).containsExactly("1", "2"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"killed", "hung"})
    void signalsAreHeardAgainWhenItIsBack(String how) throws Exception {
        if (how.equals("killed")) {
            REDIS.kill();
        } else {
            REDIS.stop();
        }
        try (var tab = open()) {
            inbox.tell(lena, new Notice("test", "Here", "", "http", "backend"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(tab.ids()).containsExactly("1"));

            REDIS.goOn();
            tellElsewhere();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        signal();
                        assertThat(tab.ids()).containsExactly("1", "2");
                    });
        }
    }

    /** As another instance does it. */
    private void tellElsewhere() {
        jdbc.sql(
                        """
                        insert into notification
                            (id, learner_id, kind, title, text, topic, roadmap, created_at)
                        values (gen_random_uuid(), ?, 'test', 'There', '', 'http', 'backend', now())
                        """)
                .param(lena)
                .update();
    }

    private void signal() {
        try (var connection = redis.getConnection()) {
            connection.publish(
                    "notifications.told".getBytes(US_ASCII),
                    ("another-instance no-id " + lena).getBytes(US_ASCII));
        } catch (org.springframework.dao.DataAccessException notYet) {
            throw new AssertionError(notYet);
        }
    }
}
