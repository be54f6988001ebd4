package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Two instances on one database, and a restart of both. */
@SpringJUnitConfig
@WithPostgres
@WithKafka
class InstancesIntegrationTests {

    @Autowired JdbcConnectionDetails postgres;
    @Autowired KafkaConnectionDetails kafka;

    @Test
    void shareKeysSessionsAndGrantsAndKeepThemOverARestart() {
        var database = emptyDatabase("instances");
        var browser = new Browser(0);
        String kid;
        String refreshToken;

        try (var one = start(database);
                var other = start(database)) {
            kid = kid(browser.before(port(one)));
            assertThat(kid(browser.before(port(other)))).isEqualTo(kid);

            var code = App.gateway().code(browser.before(port(one)), "learner", "openid profile");
            var tokens = json(App.gateway().redeem(browser.before(port(other)), code));
            refreshToken = tokens.get("refresh_token").asString();
        }

        try (var restarted = start(database)) {
            var again = browser.before(port(restarted));
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
        var database = emptyDatabase("refreshes");
        var browser = new Browser(0);
        var gateway = App.gateway();

        try (var one = start(database);
                var other = start(database);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var instances = List.of(browser.before(port(one)), browser.before(port(other)));
            var tokens = gateway.tokens(instances.getFirst(), "learner", "openid");
            var refreshToken = tokens.get("refresh_token").asString();
            Callable<List<String>> refreshes =
                    () ->
                            IntStream.range(0, 10)
                                    .mapToObj(i ->
                                            gateway.refresh(instances.get(i % 2), refreshToken))
                                    .filter(answer -> answer.statusCode() == 200)
                                    .map(answer -> json(answer).get("refresh_token").asString())
                                    .toList();

            var won =
                    callers.invokeAll(List.of(refreshes, refreshes)).stream()
                            .flatMap(answers -> answers.resultNow().stream())
                            .toList();

            assertThat(won).hasSize(1);
            for (var instance : instances) {
                assertThat(gateway.refresh(instance, won.getFirst()).statusCode()).isEqualTo(400);
            }
        }
    }

    @Test
    void noticeARotationOfTheSigningKeysWithoutARestart() {
        var database = emptyDatabase("rotation");
        var browser = new Browser(0);

        try (var one = start(database);
                var other = start(database)) {
            var here = browser.before(port(one));
            var there = browser.before(port(other));
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

    private String emptyDatabase(String name) {
        sql(postgres.getJdbcUrl()).sql("CREATE DATABASE " + name).update();
        return postgres.getJdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    private ServletWebServerApplicationContext start(String database) {
        return (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(IdentityServiceApplication.class)
                        .profiles("local")
                        .run(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--management.tracing.export.enabled=false",
                                "--logging.level.root=warn",
                                "--spring.datasource.url=" + database,
                                "--spring.datasource.username=" + postgres.getUsername(),
                                "--spring.datasource.password=" + postgres.getPassword(),
                                "--spring.kafka.bootstrap-servers="
                                        + String.join(",", kafka.getBootstrapServers()));
    }

    private static int port(ServletWebServerApplicationContext instance) {
        return Objects.requireNonNull(instance.getWebServer()).getPort();
    }

    private static String kid(Browser browser) {
        return json(browser.get("/oauth2/jwks")).at("/keys/0/kid").asString();
    }

    private long count(String database, String table) {
        return sql(database).sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private JdbcClient sql(String database) {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        database,
                        String.valueOf(postgres.getUsername()),
                        String.valueOf(postgres.getPassword())));
    }
}
