package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a stolen refresh token is worth: nothing, and it costs the thief the whole grant. */
@IdentityTest
class RefreshTokenIntegrationTests {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    private final App gateway = App.gateway();
    private Browser browser = new Browser(0);
    private String first = "";

    @BeforeEach
    void signIn() {
        browser = new Browser(port);
        first = refreshToken(gateway.tokens(browser, "learner", "openid profile"));
    }

    @Test
    void endsTheGrantWhenAUsedTokenComesAgain() {
        var second = json(gateway.refresh(browser, first));

        var replay = gateway.refresh(browser, first);

        assertThat(json(replay).get("error").asString()).isEqualTo("invalid_grant");
        assertThat(status(refreshToken(second))).isEqualTo(400);
        assertThat(active(second.get("access_token").asString())).isFalse();
    }

    @Test
    void endsTheGrantHoweverLongAgoTheTokenWasUsed() {
        var second = refreshToken(json(gateway.refresh(browser, first)));
        var third = refreshToken(json(gateway.refresh(browser, second)));

        assertThat(status(first)).isEqualTo(400);

        assertThat(status(third)).isEqualTo(400);
    }

    @Test
    void endsTheGrantWhenManyTryTheSameTokenAtTheSameMoment() throws Exception {
        Callable<HttpResponse<String>> refresh = () -> gateway.refresh(browser, first);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    callers.invokeAll(Collections.nCopies(20, refresh)).stream()
                            .map(Future::resultNow)
                            .toList();

            assertThat(answers).extracting(answer -> answer.statusCode()).containsOnly(200, 400);
            var won = answers.stream().filter(answer -> answer.statusCode() == 200).toList();
            assertThat(won).hasSize(1);
            assertThat(status(refreshToken(json(won.getFirst())))).isEqualTo(400);
        }
    }

    @Test
    void endsWithTheSessionAlsoInTheMiddleOfRefreshes() throws Exception {
        Callable<Integer> refreshing =
                () -> {
                    var token = first;
                    for (var i = 0; i < 20; i++) {
                        var answer = gateway.refresh(browser, token);
                        if (answer.statusCode() != 200) {
                            return answer.statusCode();
                        }
                        token = refreshToken(json(answer));
                    }
                    return 200;
                };
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var refreshed = clients.submit(refreshing);

            var left = browser.submit("/logout", Map.of());

            assertThat(left.statusCode()).isEqualTo(302);
            assertThat(refreshed.get()).isEqualTo(400);
        }
    }

    @Test
    void leavesOtherGrantsOfThePersonAlone() {
        var other = refreshToken(gateway.tokens(new Browser(port), "learner", "openid"));
        json(gateway.refresh(browser, first));

        assertThat(status(first)).isEqualTo(400);

        assertThat(status(other)).isEqualTo(200);
    }

    @Test
    void learnsNothingFromATokenThatNeverWas() {
        assertThat(status("x".repeat(128))).isEqualTo(400);
        assertThat(status("x".repeat(20_000))).isEqualTo(400);

        assertThat(status(first)).isEqualTo(200);
    }

    @Test
    void givesASuccessorNoLongerLifeThanTheFirst() {
        var end = endOf(first);

        var second = refreshToken(json(gateway.refresh(browser, first)));
        var third = refreshToken(json(gateway.refresh(browser, second)));

        assertThat(endOf(third)).isEqualTo(end);
    }

    @Test
    void refusesATokenWhoseGrantIsTooOld() {
        jdbc.sql(
                        "UPDATE oauth2_authorization"
                                + " SET refresh_token_issued_at = now() - interval '13 hours',"
                                + " refresh_token_expires_at = now() - interval '1 hour'"
                                + " WHERE refresh_token_value = ?")
                .param(first)
                .update();

        assertThat(status(first)).isEqualTo(400);
    }

    @Test
    void forgetsUsedTokensWithTheirGrant() {
        var second = refreshToken(json(gateway.refresh(browser, first)));
        var used =
                "SELECT count(*) FROM used_refresh_token"
                        + " WHERE token_hash = sha256(convert_to(?, 'UTF8'))";
        assertThat(jdbc.sql(used).param(first).query(Long.class).single()).isOne();

        jdbc.sql("DELETE FROM oauth2_authorization WHERE refresh_token_value = ?")
                .param(second)
                .update();

        assertThat(jdbc.sql(used).param(first).query(Long.class).single()).isZero();
    }

    private int status(String refreshToken) {
        return gateway.refresh(browser, refreshToken).statusCode();
    }

    private boolean active(String token) {
        var answer = gateway.authenticated(browser, "/oauth2/introspect", Map.of("token", token));
        return json(answer).get("active").asBoolean();
    }

    private OffsetDateTime endOf(String refreshToken) {
        return jdbc.sql(
                        "SELECT refresh_token_expires_at FROM oauth2_authorization"
                                + " WHERE refresh_token_value = ?")
                .param(refreshToken)
                .query(OffsetDateTime.class)
                .single();
    }

    private static String refreshToken(JsonNode tokens) {
        return tokens.get("refresh_token").asString();
    }
}
