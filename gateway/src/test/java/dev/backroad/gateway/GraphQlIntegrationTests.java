package dev.backroad.gateway;

import static dev.backroad.gateway.Browser.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /graphql}: a page for who opens it, and the way to catalog-service for who posts to it.
 */
@GatewayTest
@WithRedis
class GraphQlIntegrationTests {

    private static final String QUESTION = "{\"query\":\"{ roadmaps { slug } }\"}";

    @Autowired Door door;
    @Autowired JsonMapper json;

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "*/*", "application/json"})
    void showsThePageToWhoeverOpensIt(String accept) {
        var page = page(accept);

        assertThat(page)
                .contains("<h1>GraphQL</h1>", "type Topic {", "prerequisites { slug title }");
        assertThat(FakeParts.allRequests()).isEmpty();
    }

    @Test
    void answersHeadAsGet() {
        door.client()
                .head()
                .uri("/graphql")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML);
    }

    @Test
    void pageObeysThePolicyAndLinksToWhatExists() {
        var page = page("text/html");

        assertThat(page).doesNotContain("<style", " style=", " onclick", "http-equiv");
        assertThat(found("(?s)<script[^>]*>(.*?)</script>", page)).containsOnly("");
        assertThat(found("(?:href|src)=\"([^\"]+)\"", page))
                .contains("/pages/graphql.js")
                .allSatisfy(this::exists);
    }

    @Test
    void everyControlOfThePageHasALabel() {
        var page = page("text/html");

        assertThat(found("<textarea id=\"(\\w+)\"", page))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(page).contains("<label for=\"" + id + "\">"));
    }

    @Test
    void scriptBuildsNodesAndNeverParsesData() {
        var script = text("/pages/graphql.js", "*/*");

        assertThat(script)
                .doesNotContainPattern(
                        "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|srcdoc"
                                + "|\\beval\\(|https?://");
        assertThat(found("from '([^']+)'", script)).isNotEmpty().allSatisfy(this::exists);
        assertThat(found("getElementById\\('([\\w-]+)'\\)", script))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(page("text/html")).contains("id=\"" + id + "\""));
    }

    @Test
    void commandOfThePageAsksWhatItSays() {
        var command =
                HtmlUtils.htmlUnescape(
                        found("<code id=\"command\">(.*)</code>", page("*/*")).getFirst());
        var question = found("-d '([^']*)'$", command).getFirst();

        ask().bodyValue(question).exchange().expectStatus().isOk();

        assertThat(command).startsWith("curl -s http://localhost:8080/graphql ");
        assertThat(json.readTree(FakeParts.CATALOG.lastRequest().body()).path("query").asString())
                .startsWith("{ topic(slug: \"http\") {");
    }

    @Test
    void passesQuestionsOfStrangersOn() {
        FakeParts.CATALOG.answers(_ ->
                new Answer(
                        400,
                        "{\"errors\":[]}",
                        Map.of("Content-Type", "application/graphql-response+json")));

        ask().bodyValue(QUESTION)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/graphql-response+json")
                .expectHeader()
                .exists("Content-Security-Policy")
                .expectHeader()
                .value("RateLimit-Policy", policy -> assertThat(policy).startsWith("\"reads\""))
                .expectBody()
                .json("{\"errors\":[]}");

        var asked = FakeParts.CATALOG.lastRequest();
        assertThat(asked.body()).isEqualTo(QUESTION);
        assertThat(asked.header("Authorization")).isEmpty();
    }

    @Test
    void passesAGoodTokenOnAndRefusesABadOne() {
        var good = FakeParts.IDENTITY.accessToken(it -> it);

        ask().headers(it -> it.setBearerAuth(good))
                .bodyValue(QUESTION)
                .exchange()
                .expectStatus()
                .isOk();
        ask().headers(it -> it.setBearerAuth(good + "x"))
                .bodyValue(QUESTION)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON);

        assertThat(FakeParts.CATALOG.requests())
                .singleElement()
                .satisfies(it ->
                        assertThat(it.header("Authorization")).containsExactly("Bearer " + good));
    }

    @Test
    void takesQuestionsOfASessionOnlyFromOurPage() {
        var browser = new Browser(door);
        browser.signIn("/session/login");

        var foreign = browser.send(HttpMethod.POST, "/graphql", null);
        var ours = browser.write(HttpMethod.POST, "/graphql");

        assertThat(foreign.getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(body(foreign)).contains("/problems/csrf-token-missing");
        assertThat(ours.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(FakeParts.CATALOG.requests())
                .singleElement()
                .satisfies(it -> assertThat(it.header("Cookie")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void letsStrangersOnlyAsk(String method) {
        door.client()
                .method(HttpMethod.valueOf(method))
                .uri("/graphql")
                .exchange()
                .expectStatus()
                .isUnauthorized();

        assertThat(FakeParts.allRequests()).isEmpty();
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        ask().bodyValue("{\"query\":\"" + "a".repeat(1024 * 1024) + "\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);

        assertThat(FakeParts.CATALOG.requests()).isEmpty();
    }

    /** Nobody has to look what a question has changed. */
    @Test
    void hasNoDoubtsAboutAQuestionWithoutAnswer() {
        FakeParts.CATALOG.answers(_ -> FakeService.HANG_UP);

        ask().bodyValue(QUESTION)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("catalog-service does not answer.");
    }

    private RequestBodySpec ask() {
        return door.client().post().uri("/graphql").contentType(APPLICATION_JSON);
    }

    private String page(String accept) {
        return text("/graphql", accept);
    }

    private String text(String path, String accept) {
        return ""
                + door.client()
                        .get()
                        .uri(path)
                        .header("Accept", accept)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
    }

    private void exists(String path) {
        assertThat(path).startsWith("/");
        door.client().get().uri(path).exchange().expectStatus().isOk();
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
    }
}
