package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Programs of others: registered by operators, allowed by people. */
@IdentityTest
class ClientsIntegrationTests {

    private static final String CLIENTS = "/api/v1/operations/clients";
    private static final String CALLBACK = "https://reader.example.org/callback";
    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    private Browser browser = new Browser(0);
    private String operator = "";

    @BeforeEach
    void signInTheOperator() {
        browser = new Browser(port);
        operator =
                App.commandLine()
                        .tokens(new Browser(port), "operator", "openid operations")
                        .get("access_token")
                        .asString();
    }

    @Test
    void givesTheSecretOnceAndKeepsAHash() {
        var answer = register(app("Once"));

        assertThat(answer.statusCode()).isEqualTo(201);
        var client = json(answer);
        var id = client.get("clientId").asString();
        var secret = client.get("clientSecret").asString();
        assertThat(answer.headers().firstValue("Location")).hasValue(CLIENTS + "/" + id);
        assertThat(secret).hasSize(43);
        assertThat(listed().body()).contains(id).doesNotContain(secret, "sha256");
        assertThat(
                        jdbc.sql("SELECT client_secret FROM oauth2_registered_client WHERE id = ?")
                                .param(id)
                                .query(String.class)
                                .single())
                .startsWith("{sha256}")
                .doesNotContain(secret);
    }

    @Test
    void givesAMachineATokenOfItsOwn() throws Exception {
        var machine =
                json(
                        register(
                                """
                                {"name": "Importer", "grantTypes": ["client_credentials"],
                                 "scopes": ["catalog:write"]}
                                """));
        var app =
                new App(
                        machine.get("clientId").asString(),
                        machine.get("clientSecret").asString(),
                        "",
                        "");

        var wanted = Map.of("grant_type", "client_credentials", "scope", "catalog:write");
        var answer = app.token(browser, wanted);

        var claims = SignedJWT.parse(json(answer).get("access_token").asString()).getJWTClaimsSet();
        assertThat(claims.getStringClaim("scope")).isEqualTo("catalog:write");
        assertThat(claims.getSubject()).isEqualTo(app.clientId());
        assertThat(claims.getStringClaim("preferred_username")).isNull();
        var more = Map.of("grant_type", "client_credentials", "scope", "catalog:write operations");
        assertThat(json(app.token(browser, more)).get("error").asString())
                .isEqualTo("invalid_scope");
    }

    @Test
    void tellsAClientOnlyOfTokensOfItsOwn() {
        var stranger = reader("progress:read");
        var access = operator;
        var tokens = App.gateway().tokens(new Browser(port), "learner", "openid profile");
        var refresh = tokens.get("refresh_token").asString();

        for (var token : List.of(access, tokens.get("access_token").asString(), refresh)) {
            var answer =
                    stranger.authenticated(browser, "/oauth2/introspect", Map.of("token", token));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"active\":false}");
        }
        assertThat(introspected(App.gateway(), refresh).get("active").asBoolean()).isTrue();
    }

    @Test
    void revokesNoTokenOfAnotherClient() {
        var stranger = reader("progress:read");
        var tokens = App.gateway().tokens(new Browser(port), "learner", "openid profile");
        var refresh = tokens.get("refresh_token").asString();

        var refused = stranger.authenticated(browser, "/oauth2/revoke", Map.of("token", refresh));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(introspected(App.gateway(), refresh).get("active").asBoolean()).isTrue();
    }

    private JsonNode introspected(App app, String token) {
        return json(app.authenticated(browser, "/oauth2/introspect", Map.of("token", token)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"\", \"grantTypes\": []}",
                "{\"name\": \"M\", \"grantTypes\": [\"client_credentials\"], \"scopes\":"
                        + " [\"operations\"]}",
                "{\"name\": \"M\", \"grantTypes\": [\"client_credentials\"], \"confidential\":"
                        + " false}",
                "{\"name\": \"A\", \"grantTypes\": [\"authorization_code\"], \"redirectUris\":"
                        + " [\"*\"]}",
                "{\"name\": \"A\", \"grantTypes\": [\"authorization_code\"], \"redirectUris\":"
                        + " [null]}",
                "{\"name\": \"A\", \"grantTypes\": [null]}",
                "{\"name\": \"A\", \"unknown\": 1}",
                "[]",
                "nonsense"
            })
    void refusesWhatItCannotRegister(String body) {
        var refused = register(body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
    }

    @Test
    void namesEachFieldThatIsWrong() {
        var refused =
                register(
                        """
                        {"name": "A", "grantTypes": ["authorization_code"],
                         "redirectUris": ["https://a.example/", "http://a.example/"],
                         "scopes": ["progress:read", "everything"]}
                        """);

        assertThat(json(refused).get("errors").valueStream().map(e -> e.get("field").asString()))
                .containsExactly("redirectUris[1]", "scopes[1]");
    }

    @Test
    void saysOfAMissingFieldThatItMustBeThere() {
        var errors = json(register("{}")).get("errors").valueStream().toList();

        assertThat(errors)
                .extracting(e -> e.get("field").asString() + " " + e.get("reason").asString())
                .containsExactly(
                        "grantTypes must be there, with one to three grants",
                        "name must be there and must not be blank");
    }

    @Test
    void asksPeopleOnceAndRemembersTheAnswer() {
        var app = reader("progress:read");

        var page = consentPage(app, "openid progress:read");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Allow Reader?", "Reads &lt;b&gt;for&lt;/b&gt; you")
                .contains("See what you learn and how far you are")
                .doesNotContain("<b>for</b>");
        PageChecks.assertLabelledAndWithoutScript(page.body());
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' https://reader.example.org");
        var allowed = answer(app, page, "progress:read");
        assertThat(allowed).containsEntry("state", "the state");
        var tokens = json(app.redeem(browser, String.valueOf(allowed.get("code"))));
        assertThat(tokens.get("scope").asString().split(" "))
                .containsExactlyInAnyOrder("openid", "progress:read");
        assertThat(App.answer(browser.get(app.authorize("openid progress:read"))))
                .containsKey("code");
    }

    @Test
    void asksOnlyForWhatIsNew() {
        var app = reader("progress:read", "profile");
        answer(app, consentPage(app, "openid progress:read"), "progress:read");

        var page = browser.follow(browser.get(app.authorize("openid progress:read profile")));

        assertThat(page.body()).contains("You have allowed before").contains("See your name");
        var news = page.body().substring(0, page.body().indexOf("You have allowed before"));
        assertThat(news).contains("See your name").doesNotContain("how far you are");
    }

    @Test
    void asksAlsoForNothingButTheName() {
        var app = App.commandLine();
        browser.signIn("learner", "learner-demo");
        var asked = browser.get(app.authorize("openid") + "&prompt=consent");

        var page = browser.follow(asked);

        assertThat(page.body())
                .contains("Know that you are you")
                .doesNotContain("not part of Backroad");
        assertThat(answer(app, page, "openid")).containsKey("code");
    }

    @Test
    void takesNoForAnAnswer() {
        var app = reader("progress:read", "profile");

        assertThat(answer(app, consentPage(app, "openid progress:read")))
                .containsEntry("error", "access_denied");

        var asked = browser.follow(browser.get(app.authorize("openid progress:read")));
        answer(app, asked, "progress:read");
        var more = browser.follow(browser.get(app.authorize("openid progress:read profile")));
        assertThat(answer(app, more)).containsEntry("error", "access_denied");
    }

    @Test
    void offersNobodyWhatTheirRolesDoNotGive() {
        var app = reader("progress:read", "operations");

        var page = consentPage(app, "openid progress:read operations");

        assertThat(page.body()).contains("how far you are").doesNotContain("operations desk");
    }

    @Test
    void asksNothingByALinkThatSomebodyMadeUp() {
        var app = reader("progress:read");
        var state = state(consentPage(app, "openid progress:read"));
        var stranger = new Browser(port);
        stranger.signIn("editor", "editor-demo");

        assertThat(stranger.get("/identity/consent?state=" + state).statusCode()).isEqualTo(400);
        assertThat(stranger.get("/identity/consent").statusCode()).isEqualTo(400);
        assertThat(Browser.location(new Browser(port).get("/identity/consent?state=" + state)))
                .isEqualTo("/login");
        assertThat(browser.get("/identity/consent?state=" + state).statusCode()).isEqualTo(200);
    }

    @Test
    void asksForTheConsentAgainAfterTheGrantWasEnded() {
        var app = reader("account:read", "account:write");
        var allowed =
                answer(
                        app,
                        consentPage(app, "openid account:read account:write"),
                        "account:read",
                        "account:write");
        var token =
                json(app.redeem(browser, String.valueOf(allowed.get("code"))))
                        .get("access_token")
                        .asString();
        var bearer = "Bearer " + token;
        var grants = json(browser.get("/api/v1/account/grants", "Authorization", bearer));
        var grant =
                grants.get("items")
                        .valueStream()
                        .filter(item -> item.get("program").asString().equals("Reader"))
                        .findFirst()
                        .orElseThrow();

        browser.delete(
                "/api/v1/account/grants/" + grant.get("id").asString(), "Authorization", bearer);

        assertThat(Browser.location(browser.get(app.authorize("openid account:read"))))
                .contains("/identity/consent");
    }

    @Test
    void endsAllThatARemovedClientWasGiven() {
        var app = reader("progress:read");
        var allowed = answer(app, consentPage(app, "openid progress:read"), "progress:read");
        var tokens = json(app.redeem(browser, String.valueOf(allowed.get("code"))));

        assertThat(remove(app.clientId()).statusCode()).isEqualTo(204);

        assertThat(app.refresh(browser, tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(browser.get(app.authorize("openid")).statusCode()).isEqualTo(400);
        assertThat(remove(app.clientId()).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsItsOwnClients() {
        for (var ours : List.of("backroad-web", "backroad-cli")) {
            assertThat(remove(ours).statusCode()).isEqualTo(409);
        }
        assertThat(listed().body()).contains("backroad-web");
    }

    @Test
    void letsNobodyInButOperators() {
        var learner =
                App.commandLine()
                        .tokens(browser, "learner", "openid account:write operations")
                        .get("access_token")
                        .asString();

        assertThat(browser.get(CLIENTS, "Authorization", "Bearer " + learner).statusCode())
                .isEqualTo(403);
        assertThat(browser.get(CLIENTS).statusCode()).isEqualTo(401);
    }

    private App reader(String... scopes) {
        var body =
                """
                {"name": "Reader", "description": "Reads <b>for</b> you", "redirectUris": ["%s"],
                 "grantTypes": ["authorization_code", "refresh_token"],
                 "scopes": ["openid", "%s"]}
                """
                        .formatted(CALLBACK, String.join("\", \"", scopes));
        var client = json(register(body));
        return new App(
                client.get("clientId").asString(),
                client.get("clientSecret").asString(),
                CALLBACK,
                "r".repeat(43));
    }

    private static String app(String name) {
        return """
        {"name": "%s", "redirectUris": ["%s"], "grantTypes": ["authorization_code"],
         "scopes": ["openid"]}
        """
                .formatted(name, CALLBACK);
    }

    private HttpResponse<String> consentPage(App app, String scopes) {
        browser.get(app.authorize(scopes));
        var signedIn = browser.signIn("learner", "learner-demo");
        return browser.follow(browser.follow(signedIn));
    }

    /** Sends the form of the page: with scopes by the first button, without by the second. */
    private Map<String, String> answer(App app, HttpResponse<String> page, String... scopes) {
        var form = Browser.encode(Map.of("client_id", app.clientId(), "state", state(page)));
        for (var scope : scopes) {
            form += "&" + Browser.encode(Map.of("scope", scope));
        }
        return App.answer(browser.postForm("/oauth2/authorize", form));
    }

    private static String state(HttpResponse<String> page) {
        var state = STATE.matcher(page.body());
        assertThat(state.find()).as(page.body()).isTrue();
        return state.group(1);
    }

    private HttpResponse<String> register(String body) {
        return browser.postJson(CLIENTS, body, "Authorization", "Bearer " + operator);
    }

    private HttpResponse<String> listed() {
        return browser.get(CLIENTS, "Authorization", "Bearer " + operator);
    }

    private HttpResponse<String> remove(String clientId) {
        return browser.delete(CLIENTS + "/" + clientId, "Authorization", "Bearer " + operator);
    }
}
