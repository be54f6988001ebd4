package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Two instances on one database, and a restart of both. */
@SpringJUnitConfig
@WithPostgres
@WithKafka
class InstancesIntegrationTests {

    private final Instances instances;

    @Autowired
    InstancesIntegrationTests(JdbcConnectionDetails postgres, KafkaConnectionDetails kafka) {
        this.instances = new Instances(postgres, kafka);
    }

    @Test
    void shareKeysSessionsAndGrantsAndKeepThemOverARestart() {
        var database = instances.emptyDatabase("instances");
        var browser = new Browser(0);
        String kid;
        String refreshToken;

        try (var one = instances.start(database);
                var other = instances.start(database)) {
            kid = kid(browser.before(Instances.port(one)));
            assertThat(kid(browser.before(Instances.port(other)))).isEqualTo(kid);

            var code =
                    App.gateway()
                            .code(browser.before(Instances.port(one)), "learner", "openid profile");
            var tokens = json(App.gateway().redeem(browser.before(Instances.port(other)), code));
            refreshToken = tokens.get("refresh_token").asString();
        }

        try (var restarted = instances.start(database)) {
            var again = browser.before(Instances.port(restarted));
            assertThat(kid(again)).isEqualTo(kid);
            assertThat(App.answer(again.get(App.commandLine().authorize("openid"))))
                    .containsKey("code");
            assertThat(App.gateway().refresh(again, refreshToken).statusCode()).isEqualTo(200);
            assertThat(count(database, "account")).isEqualTo(3);
            assertThat(count(database, "outbox")).isEqualTo(3);
            assertThat(count(database, "signing_key")).isEqualTo(1);
        }
    }

    @Test
    void endTheGrantWhenOneRefreshTokenComesToBothAtTheSameMoment() throws Exception {
        var database = instances.emptyDatabase("refreshes");
        var browser = new Browser(0);
        var gateway = App.gateway();

        try (var one = instances.start(database);
                var other = instances.start(database);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var both =
                    List.of(
                            browser.before(Instances.port(one)),
                            browser.before(Instances.port(other)));
            var tokens = gateway.tokens(both.getFirst(), "learner", "openid");
            var refreshToken = tokens.get("refresh_token").asString();
            Callable<List<String>> refreshes =
                    () ->
                            IntStream.range(0, 10)
                                    .mapToObj(i -> gateway.refresh(both.get(i % 2), refreshToken))
                                    .filter(answer -> answer.statusCode() == 200)
                                    .map(answer -> json(answer).get("refresh_token").asString())
                                    .toList();

            var won =
                    callers.invokeAll(List.of(refreshes, refreshes)).stream()
                            .flatMap(answers -> answers.resultNow().stream())
                            .toList();

            assertThat(won).hasSize(1);
            for (var instance : both) {
                assertThat(gateway.refresh(instance, won.getFirst()).statusCode()).isEqualTo(400);
            }
        }
    }

    @Test
    void redeemACodeOnceWhenItComesToBothAtTheSameMoment() throws Exception {
        var database = instances.emptyDatabase("codes");
        var browser = new Browser(0);
        var gateway = App.gateway();

        try (var one = instances.start(database);
                var other = instances.start(database);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var both =
                    List.of(
                            browser.before(Instances.port(one)),
                            browser.before(Instances.port(other)));
            var code = gateway.code(both.getFirst(), "learner", "openid");
            var redemptions =
                    IntStream.range(0, 20)
                            .mapToObj(i ->
                                    (Callable<Integer>)
                                            () ->
                                                    gateway.redeem(both.get(i % 2), code)
                                                            .statusCode())
                            .toList();

            var statuses = callers.invokeAll(redemptions).stream().map(Future::resultNow).toList();

            assertThat(statuses).hasSize(20).containsOnlyOnce(200).containsOnly(200, 400);
        }
    }

    @Test
    void noticeARotationOfTheSigningKeysWithoutARestart() {
        var database = instances.emptyDatabase("rotation");
        var browser = new Browser(0);

        try (var one = instances.start(database);
                var other = instances.start(database)) {
            var here = browser.before(Instances.port(one));
            var there = browser.before(Instances.port(other));
            var operator = App.commandLine().tokens(here, "operator", "openid operations");

            var rotated =
                    here.postJson(
                            "/api/v1/operations/signing-keys/rotation",
                            "{\"reason\":\"compromised\"}",
                            "Authorization",
                            "Bearer " + operator.get("access_token").asString());

            var fresh = json(rotated).get("kid").asString();
            await().atMost(Duration.ofSeconds(5)).until(() -> kid(there).equals(fresh));
            var answer = App.answer(there.get(App.gateway().authorize("openid")));
            var tokens = json(App.gateway().redeem(there, String.valueOf(answer.get("code"))));
            assertThat(App.header(tokens.get("access_token").asString()).get("kid").asString())
                    .isEqualTo(fresh);
        }
    }

    private static String kid(Browser browser) {
        return json(browser.get("/oauth2/jwks")).at("/keys/0/kid").asString();
    }

    private long count(String database, String table) {
        return instances
                .sql(database)
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
