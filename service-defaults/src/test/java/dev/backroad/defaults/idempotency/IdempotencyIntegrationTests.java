package dev.backroad.defaults.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.defaults.ApiRules;
import dev.backroad.defaults.ProblemException;
import dev.backroad.defaults.personaldata.ErasedSubjects;
import dev.backroad.testsupport.TokenIssuer;
import dev.backroad.testsupport.WithPostgres;
import dev.backroad.testsupport.WithTokens;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@WithPostgres
@WithTokens
@SpringBootTest(
        classes = IdempotencyIntegrationTests.BrickService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.application.name=brick-service", "management.server.port=0"})
class IdempotencyIntegrationTests {

    /** A service that lays bricks: the smallest with an effect. */
    @EnableAutoConfiguration
    @SpringBootConfiguration(proxyBeanMethods = false)
    static class BrickService {

        record Brick(String name) {}

        @Bean
        ApiRules apiRules() {
            return rules ->
                    rules.requestMatchers("/api/v1/bricks", "/api/v1/brick-questions")
                            .hasAuthority("SCOPE_bricks:write");
        }

        @RestController
        @Transactional
        static class Wall {

            private final JdbcClient jdbc;

            Wall(JdbcClient jdbc) {
                this.jdbc = jdbc;
            }

            @PostMapping("/api/v1/bricks")
            ResponseEntity<Object> lay(@RequestBody Brick brick) {
                jdbc.sql("insert into brick (name) values (?)").param(brick.name()).update();
                if (brick.name().startsWith("broken")) {
                    throw new IllegalStateException("it broke");
                }
                if (brick.name().startsWith("refused") && layersSeen() < 2) {
                    throw new ProblemException(HttpStatus.CONFLICT, "no-mortar", "No mortar yet.");
                }
                var answer = ResponseEntity.created(URI.create("/api/v1/bricks/" + brick.name()));
                return brick.name().startsWith("secret")
                        ? answer.cacheControl(CacheControl.noStore())
                                .body(Map.of("name", brick.name(), "brickSecret", "mortar"))
                        : answer.body(brick);
            }

            @SafePost
            @PostMapping("/api/v1/brick-questions")
            long count(@RequestBody Brick brick) {
                return jdbc.sql("select count(*) from brick where name = ?")
                        .param(brick.name())
                        .query(Long.class)
                        .single();
            }

            private long layersSeen() {
                return jdbc.sql("select nextval('layer')").query(Long.class).single();
            }
        }
    }

    @LocalServerPort int port;
    @Autowired TokenIssuer tokens;
    @Autowired JdbcClient jdbc;
    @Autowired StoredAnswers answers;
    @Autowired ErasedSubjects erased;
    @Autowired TransactionOperations transaction;

    private final UUID lena = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void wallWithoutBricks() {
        jdbc.sql("create table if not exists brick (name text)").update();
        jdbc.sql("create sequence if not exists layer").update();
        jdbc.sql("alter sequence layer restart").update();
        jdbc.sql("truncate brick").update();
    }

    @Test
    void repeatedRequestHasOneEffectAndTheSameAnswer() {
        var first = lay(lena, key, "red").expectStatus().isCreated().returnResult(String.class);

        var second = lay(lena, key, "red").expectStatus().isCreated().returnResult(String.class);

        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(second.getResponseHeaders().getLocation())
                .hasToString("/api/v1/bricks/red")
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(second.getResponseHeaders().getContentType())
                .isEqualTo(first.getResponseHeaders().getContentType());
        assertThat(first.getResponseHeaders().getFirst("Idempotency-Replayed")).isNull();
        assertThat(second.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(bricks()).isOne();
    }

    @Test
    void whatNobodyMayKeepIsShownOnce() {
        lay(lena, key, "secret")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.brickSecret")
                .isEqualTo("mortar");

        lay(lena, key, "secret")
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("{\"name\": \"secret\"}", JsonCompareMode.STRICT);

        assertThat(bricks()).isOne();
        assertThat(
                        jdbc.sql("select body from idempotency_key where key = ?")
                                .param(key)
                                .query(String.class)
                                .single())
                .doesNotContain("mortar");
    }

    @Test
    void twoKeysAreOneTooMany() {
        client().header("Authorization", "Bearer " + tokens.token(lena, "bricks:write"))
                .header("Idempotency-Key", key, key + "2")
                .body("{\"name\": \"red\"}")
                .exchange()
                .expectStatus()
                .isBadRequest();
        assertThat(bricks()).isZero();
    }

    @Test
    void questionIsAnsweredAnewUnderAnyKey() {
        var before = ask(lena, key, "red");
        lay(lena, UUID.randomUUID().toString(), "red").expectStatus().isCreated();

        var after = ask(lena, key, "red");

        assertThat(before.getResponseBody()).isEqualTo("0");
        assertThat(after.getResponseBody()).isEqualTo("1");
        assertThat(after.getResponseHeaders().getFirst("Idempotency-Replayed")).isNull();
        assertThat(stored()).isZero();
    }

    @Test
    void keyOfAQuestionIsFreeForAnEffect() {
        ask(lena, key, "red");

        lay(lena, key, "red").expectStatus().isCreated();

        assertThat(bricks()).isOne();
    }

    @Test
    void withoutAKeyEachRequestHasItsEffect() {
        client().header("Authorization", "Bearer " + tokens.token(lena, "bricks:write"))
                .body("{\"name\": \"red\"}")
                .exchange()
                .expectStatus()
                .isCreated();
        client().header("Authorization", "Bearer " + tokens.token(lena, "bricks:write"))
                .body("{\"name\": \"red\"}")
                .exchange()
                .expectStatus()
                .isCreated();

        assertThat(bricks()).isEqualTo(2);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        lay(lena, key, "red");

        lay(lena, key, "blue")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/idempotency-key-reused");
        assertThat(bricks()).isOne();
    }

    @Test
    void twentyAtOnceHaveOneEffect() throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 20; i++) {
                running.add(threads.submit(() -> status(lay(lena, key, "red"))));
            }
            for (var one : running) {
                statuses.add(one.get());
            }
        }

        assertThat(bricks()).isOne();
        assertThat(statuses).contains(201).containsAnyOf(201, 409).allMatch(it -> it < 500);
    }

    @Test
    void secondIsTurnedAwayWhileTheFirstIsUnderWay() {
        var caller = lena + " by backroad-cli";

        transaction.executeWithoutResult(_ -> {
            answers.begin(new KeyedRequest(caller, key, ""));

            lay(lena, key, "red")
                    .expectStatus()
                    .isEqualTo(HttpStatus.CONFLICT)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("http://localhost:8080/problems/idempotency-key-in-flight");
        });

        lay(lena, key, "red").expectStatus().isCreated();
    }

    @Test
    void refusedRequestHasNoEffectAndMayBeTriedAgain() {
        lay(lena, key, "refused").expectStatus().isEqualTo(HttpStatus.CONFLICT);
        assertThat(bricks()).isZero();

        lay(lena, key, "refused").expectStatus().isCreated();
        assertThat(bricks()).isOne();
    }

    @Test
    void failureLeavesNeitherEffectNorAnswer() {
        lay(lena, key, "broken")
                .expectStatus()
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);

        lay(lena, key, "red").expectStatus().isCreated();
        assertThat(bricks()).isOne();
    }

    @Test
    void keysOfOthersAreTheirOwn() {
        lay(lena, key, "red").expectStatus().isCreated();

        lay(UUID.randomUUID(), key, "blue").expectStatus().isCreated();

        assertThat(bricks()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", ""})
    void keyIsVisibleAscii(String wrong) {
        lay(lena, wrong, "red")
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(bricks()).isZero();
    }

    @Test
    void keyIsNoNovel() {
        lay(lena, "k".repeat(255), "red").expectStatus().isCreated();
        lay(lena, "k".repeat(256), "red").expectStatus().isBadRequest();
    }

    @Test
    void bodyThatIsTooLargeHasNoEffectUnderAnyKey() {
        lay(lena, key, "x".repeat(1024 * 1024))
                .expectStatus()
                .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);

        assertThat(bricks()).isZero();
        assertThat(stored()).isZero();
    }

    @Test
    void answersAreForgottenAfterTwoDays() {
        lay(lena, key, "red");
        jdbc.sql("update idempotency_key set created_at = created_at - interval '47 hours'")
                .update();
        answers.forgetOld();
        assertThat(stored()).isOne();

        jdbc.sql("update idempotency_key set created_at = created_at - interval '2 hours'")
                .update();
        answers.forgetOld();
        assertThat(stored()).isZero();
    }

    @Test
    void whoIsErasedLeavesNoAnswersBehind() {
        lay(lena, key, "red");

        transaction.executeWithoutResult(_ -> erased.add(lena));

        assertThat(stored()).isZero();
        assertThat(transaction.<Boolean>execute(_ -> erased.contains(lena))).isTrue();
    }

    private long bricks() {
        return jdbc.sql("select count(*) from brick").query(Long.class).single();
    }

    private long stored() {
        return jdbc.sql("select count(*) from idempotency_key where key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private static int status(ResponseSpec response) {
        return response.returnResult(String.class).getStatus().value();
    }

    private ResponseSpec lay(UUID caller, String key, String name) {
        return client().header("Authorization", "Bearer " + tokens.token(caller, "bricks:write"))
                .header("Idempotency-Key", key)
                .body("{\"name\": \"" + name + "\"}")
                .exchange();
    }

    private EntityExchangeResult<String> ask(UUID caller, String key, String name) {
        return client("/api/v1/brick-questions")
                .header("Authorization", "Bearer " + tokens.token(caller, "bricks:write"))
                .header("Idempotency-Key", key)
                .body("{\"name\": \"" + name + "\"}")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class);
    }

    private RestTestClient.RequestBodySpec client() {
        return client("/api/v1/bricks");
    }

    private RestTestClient.RequestBodySpec client(String path) {
        return RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON);
    }
}
