package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.identity.account.AccountRegistration;
import dev.backroad.identity.account.NewAccount;
import dev.backroad.identity.account.Role;
import dev.backroad.identity.brake.GuessingBrake;
import dev.backroad.testsupport.Contract;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What people see and end of their own account. */
@IdentityTest
class AccountApiIntegrationTests {

    private static final String SCOPES = "openid account:read account:write";

    @LocalServerPort int port;
    @Autowired AccountRegistration registration;
    @Autowired GuessingBrake brake;
    @Autowired JdbcClient jdbc;

    private Browser browser = new Browser(0);

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    @Test
    void showsTheAccount() {
        var token = token("learner");

        var account = json(get("/api/v1/account", token));

        assertThat(account.get("username").asString()).isEqualTo("learner");
        assertThat(account.get("displayName").asString()).isEqualTo("Lena Learner");
        assertThat(account.get("email").asString()).isEqualTo("learner@backroad.test");
        assertThat(account.get("emailConfirmed").asBoolean()).isTrue();
        assertThat(account.get("roles").toString()).isEqualTo("[\"learner\"]");
        assertThat(account.toString()).doesNotContain("argon2");
    }

    @Test
    void showsWhereSomebodyIsSignedInAndNoSecret() {
        register("traveller");
        var token = token("traveller");
        new Browser(port).signIn("traveller", "traveller-demo");

        var sessions = json(get("/api/v1/account/sessions", token)).get("items");

        assertThat(sessions.size()).isEqualTo(2);
        assertThat(sessions.get(0).get("browser").asString()).contains("Java-http-client");
        assertThat(sessions.get(0).get("address").asString()).isNotEmpty();
        assertThat(secretsOf("traveller"))
                .hasSize(2)
                .noneMatch(secret -> sessions.toString().contains(secret));
    }

    @Test
    void endsOneSessionAndLeavesTheOther() {
        register("two-places");
        var token = token("two-places");
        var other = new Browser(port);
        other.signIn("two-places", "two-places-demo");
        var newest = json(get("/api/v1/account/sessions", token)).at("/items/0/id").asString();

        var ended = delete("/api/v1/account/sessions/" + newest, token);

        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(Browser.location(other.get("/identity/password"))).isEqualTo("/login");
        assertThat(browser.get("/identity/password").statusCode()).isEqualTo(200);
        assertThat(delete("/api/v1/account/sessions/" + newest, token).statusCode()).isEqualTo(404);
    }

    @Test
    void endsAGrant() {
        register("granter");
        var tokens = App.gateway().tokens(browser, "granter", SCOPES);
        var token = tokens.get("access_token").asString();
        var grants = json(get("/api/v1/account/grants", token)).get("items");
        assertThat(grants.size()).isOne();
        assertThat(grants.at("/0/program").asString()).isEqualTo("Backroad");
        assertThat(grants.at("/0/scopes").toString()).contains("account:write");

        var ended = delete("/api/v1/account/grants/" + grants.at("/0/id").asString(), token);

        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(json(get("/api/v1/account/grants", token)).get("items").isEmpty()).isTrue();
        assertThat(
                        App.gateway()
                                .refresh(browser, tokens.get("refresh_token").asString())
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void hidesWhatBelongsToSomebodyElse() {
        register("owner");
        register("snooper");
        var owners = token("owner");
        var session = json(get("/api/v1/account/sessions", owners)).at("/items/0/id").asString();
        var grant = json(get("/api/v1/account/grants", owners)).at("/items/0/id").asString();
        browser = new Browser(port);
        var snoopers = token("snooper");

        for (var path : Set.of("sessions/" + session, "grants/" + grant, "grants/none")) {
            var foreign = delete("/api/v1/account/" + path, snoopers);

            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body()).contains("-not-found");
        }
        for (var path : List.of("grants/" + grant, "sessions/" + session)) {
            assertThat(delete("/api/v1/account/" + path, owners).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void showsAllThatIsHeldAboutSomebody() {
        register("curious");
        var token = token("curious");

        var held = json(get("/api/v1/personal-data/identity-service", token));

        assertThat(held.at("/accounts/0")).isEqualTo(json(get("/api/v1/account", token)));
        assertThat(held.at("/sessions").size()).isOne();
        assertThat(held.at("/grants").size()).isOne();
        assertThat(held.at("/networks/0").asString()).isIn("127.0.0.1", "0000000000000000/64");
    }

    @Test
    void deletesAnAccountWithAllThatHangsOnIt() {
        register("leaver");
        var tokens = App.gateway().tokens(browser, "leaver", SCOPES);
        var token = tokens.get("access_token").asString();
        var id = json(get("/api/v1/account", token)).get("id").asString();

        var deleted = deleteAccount("LEAVER", token);

        assertThat(deleted.statusCode()).isEqualTo(202);
        assertThat(Browser.location(browser.get("/identity/password"))).isEqualTo("/login");
        assertThat(
                        App.gateway()
                                .refresh(browser, tokens.get("refresh_token").asString())
                                .statusCode())
                .isEqualTo(400);
        assertThat(Browser.location(new Browser(port).signIn("leaver", "leaver-demo")))
                .isEqualTo("/login?error");
        assertThat(get("/api/v1/account", token).statusCode()).isEqualTo(404);
        assertThat(deleteAccount("leaver", token).statusCode()).isEqualTo(404);
        assertThat(json(get("/api/v1/personal-data/identity-service", token)).at("/accounts"))
                .isEmpty();
        var event = lastEvent(id);
        assertThat(event.get("sequence")).isEqualTo("2");
        assertThat(event.get("type")).isEqualTo("dev.backroad.identity.account-deleted.v1");
        Contract.of(String.valueOf(event.get("type")))
                .assertKeptBy(String.valueOf(event.get("payload")));
    }

    @Test
    void leavesNothingThatTellsWhoLeft() {
        register("forgettable");
        var token = token("forgettable");
        var id = json(get("/api/v1/account", token)).get("id").asString();
        jdbc.sql("DELETE FROM brake").update();
        new Browser(port).signIn("forgettable", "a guess");
        brake.count("forgettable", "10.0.0.1");
        new Browser(port).submit("/identity/reset", Map.of("email", "forgettable@api.test"));
        storeAnAnswerTo(id + " backroad-cli");
        await().until(() -> isPublished(id));
        assertThat(tablesThatTellOf("forgettable")).contains("outbox", "outgoing_mail");
        assertThat(brakes()).hasSize(3);

        deleteAccount("forgettable", token);

        assertThat(tablesThatTellOf("forgettable")).isEmpty();
        assertThat(tablesThatTellOf(id)).containsExactlyInAnyOrder("erased_subject", "outbox");
        assertThat(brakes()).isEmpty();
    }

    private void storeAnAnswerTo(String caller) {
        jdbc.sql(
                        """
                        INSERT INTO idempotency_key
                        VALUES (?, 'a-key', 'a fingerprint', 201, '', 'forgettable', now())
                        """)
                .param(caller)
                .update();
    }

    private boolean isPublished(String account) {
        return jdbc.sql(
                        "SELECT count(*) > 0 FROM outbox"
                                + " WHERE aggregate_id = ? AND published_at IS NOT NULL")
                .param(account)
                .query(Boolean.class)
                .single();
    }

    private List<String> tablesThatTellOf(String text) {
        return jdbc
                .sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema ="
                                + " 'public'")
                .query(String.class)
                .list()
                .stream()
                .filter(table ->
                        jdbc.sql(
                                        "SELECT count(*) > 0 FROM "
                                                + table
                                                + " found"
                                                + " WHERE found::text ILIKE '%' || ? || '%'")
                                .param(text)
                                .query(Boolean.class)
                                .single())
                .toList();
    }

    /** The hashes of the name and of the address, which the brake counts. */
    private List<String> brakes() {
        return jdbc.sql("SELECT key FROM brake WHERE key SIMILAR TO '(account|known|mail-to):%'")
                .query(String.class)
                .list();
    }

    @Test
    void givesANewIdToWhoTakesTheNameOfADeletedAccount() {
        register("phoenix");
        var token = token("phoenix");
        var before = json(get("/api/v1/account", token)).get("id").asString();
        deleteAccount("phoenix", token);

        assertThat(register("phoenix")).isTrue();

        browser = new Browser(port);
        assertThat(json(get("/api/v1/account", token("phoenix"))).get("id").asString())
                .isNotEqualTo(before);
        assertThat(get("/api/v1/account", token).statusCode()).isEqualTo(404);
    }

    @Test
    void deletesOnceHoweverManyAskAtTheSameMoment() throws Exception {
        register("impatient-leaver");
        var token = token("impatient-leaver");
        Callable<Integer> deletion = () -> deleteAccount("impatient-leaver", token).statusCode();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    callers.invokeAll(Collections.nCopies(8, deletion)).stream()
                            .map(Future::resultNow)
                            .toList();

            assertThat(answers).containsOnlyOnce(202).containsOnly(202, 404);
        }
    }

    @Test
    void deletesNothingByMistake() {
        register("careless");
        var token = token("careless");

        assertThat(deleteAccount("careles", token).statusCode()).isEqualTo(422);
        assertThat(deleteAccount("learner", token).statusCode()).isEqualTo(422);
        assertThat(post("/api/v1/account/deletion", "{}", token).statusCode()).isEqualTo(400);
        assertThat(post("/api/v1/account/deletion", "[]", token).statusCode()).isEqualTo(400);
        assertThat(deleteAccount("careless", token("careless", "openid account:read")).statusCode())
                .isEqualTo(403);
        assertThat(get("/api/v1/account", token).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> deleteAccount(String username, String token) {
        return post("/api/v1/account/deletion", "{\"username\": \"" + username + "\"}", token);
    }

    private HttpResponse<String> get(String path, String token) {
        return browser.get(path, "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> delete(String path, String token) {
        return browser.delete(path, "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> post(String path, String body, String token) {
        return browser.postJson(path, body, "Authorization", "Bearer " + token);
    }

    private String token(String username) {
        return token(username, SCOPES);
    }

    private String token(String username, String scopes) {
        if (!browser.cookies().isEmpty()) {
            var answer = App.answer(browser.get(App.commandLine().authorize(scopes)));
            return access(App.commandLine().redeem(browser, String.valueOf(answer.get("code"))));
        }
        return App.commandLine().tokens(browser, username, scopes).get("access_token").asString();
    }

    private static String access(HttpResponse<String> answer) {
        JsonNode tokens = json(answer);
        return tokens.get("access_token").asString();
    }

    private boolean register(String username) {
        return registration.register(
                new NewAccount(
                        username,
                        "Name",
                        username + "@api.test",
                        username + "-demo",
                        Set.of(Role.LEARNER)));
    }

    private List<String> secretsOf(String username) {
        return jdbc.sql(
                        "SELECT session_id FROM http_session JOIN account ON id::text ="
                                + " principal_name WHERE username = ?")
                .param(username)
                .query(String.class)
                .list();
    }

    private Map<String, String> lastEvent(String account) {
        return jdbc.sql(
                        "SELECT sequence, type, payload FROM outbox WHERE aggregate_id = ?"
                                + " ORDER BY sequence DESC LIMIT 1")
                .param(account)
                .query((row, _) ->
                        Map.of(
                                "sequence", row.getString(1),
                                "type", row.getString(2),
                                "payload", row.getString(3)))
                .single();
    }
}
