package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import dev.backroad.testsupport.WithRedis;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;

/** What the gateway itself has to say to people: without scripts, and without any service. */
@GatewayTest
@WithRedis
class PagesIntegrationTests {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    private static final String FILES = "META-INF/resources";

    @Autowired Door door;

    @Test
    void describesTheApiOfEveryServiceOnOnePage() {
        assertThat(page("/docs"))
                .contains(
                        "POST /api/v1/enrollments",
                        "progress:write",
                        "/docs/openapi/catalog-service.json",
                        "/docs/openapi/gateway.json",
                        "GET /api/v1/personal-data</code></td><td><code>account:read",
                        "./backroad token learner",
                        "http://localhost:8080/api/v1/operations/clients",
                        "http://localhost:8080/oauth2/token");
    }

    @Test
    void handsTheDescriptionsOutAsTheyAre() {
        door.client()
                .get()
                .uri("/docs/openapi/progress-service.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.info.title")
                .isEqualTo("progress-service");
    }

    /** As data, whatever it is in the repository: no browser takes it for a page or a program. */
    @ParameterizedTest
    @CsvSource({
        "/reading/index.json, $.revision",
        "/reading/events.json, $.topics[0].events[0].example",
        "/reading/documents/decisions/0003-own-outbox.json, $.status",
        "/reading/sources/messaging/src/main/java/dev/backroad/messaging/Outbox.java.json,"
                + " $.symbols.append[0].from",
        "/reading/sources/web-ui/src/main/resources/META_INF/resources/index.html.json, $.text"
    })
    void handsOutWhatIsForReading(String path, String part) {
        door.client()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(APPLICATION_JSON)
                .expectHeader()
                .exists("ETag")
                .expectHeader()
                .cacheControl(CacheControl.noCache())
                .expectBody()
                .jsonPath(part)
                .exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/reading/documents",
                "/reading/documents/unknown.json",
                "/reading/sources/pom.xml.json",
                "/reading/sources/gateway/src/main/resources/application.yml",
                "/reading/sources/..%2f..%2findex.html",
                "/reading/%2e%2e/index.html",
                "/reading/sources/.git/config.json",
                "/dev/backroad/webui/reading/ReadingRoom.class",
                "/docs/openapi/unknown.json",
                "/docs/openapi/..%2fapplication.json",
                "/docs/openapi/application.yml",
                "/openapi/progress-service.json"
            })
    void handsNothingElseOut(String path) {
        door.client()
                .get()
                .uri(door.uri(path))
                .exchange()
                .expectStatus()
                .is4xxClientError()
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON);
    }

    @Test
    void browsersKeepScriptsAndStylesForEverAndAskForThePage() {
        var page = page("/");
        var named = LINK.matcher(page).results().map(it -> it.group(1)).toList();
        var assets = named.stream().filter(it -> it.startsWith("/assets/")).toList();

        assertThat(assets)
                .hasSizeGreaterThan(30)
                .allSatisfy(it -> assertThat(it).matches("/assets/[0-9a-f]{12}/.+"));
        assertThat(cacheOf("/")).isEqualTo("no-cache");
        assertThat(cacheOf(assets.getFirst())).isEqualTo("max-age=31536000, public, immutable");
    }

    /** Named by a gateway of another version, as there is while one replaces the other. */
    @Test
    void nobodyKeepsFilesUnderTheNameOfOthers() {
        assertThat(cacheOf("/assets/0123456789ab/js/main.js")).isEqualTo("no-store");
        assertThat(cacheOf("/assets/js/main.js")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/0123456789ab/../../index.html",
                "/assets/0123456789ab/%2e%2e/index.html",
                "/assets/0123456789ab/js/unknown.js",
                "/assets/0123456789ab/",
                "/assets/0123456789/js/main.js"
            })
    void handsOutNothingBesideTheAssets(String path) {
        door.client().get().uri(door.uri(path)).exchange().expectStatus().is4xxClientError();
    }

    @Test
    void thePageIsNotSentAgainToThoseWhoHaveIt() {
        var first = door.client().get().uri("/").exchange().expectBody().returnResult();
        var etag = first.getResponseHeaders().getETag();

        door.client()
                .get()
                .uri("/")
                .header("If-None-Match", "" + etag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    /** The rules name what there is: a file that they forget would be there for nobody. */
    @Test
    void handsOutEveryFileOfTheWebPage() throws IOException {
        var files =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:" + FILES + "/**/*.*");

        assertThat(files)
                .extracting(file -> file.getURL().toString())
                .filteredOn(file -> file.contains("/web-ui/"))
                .hasSizeGreaterThan(3)
                .allSatisfy(file -> {
                    var path = file.substring(file.lastIndexOf(FILES) + FILES.length());
                    door.client().get().uri(path).exchange().expectStatus().isOk();
                });
    }

    @Test
    void listsAllProblems() {
        assertThat(page("/problems"))
                .contains("<a href=\"/problems/too-many-requests\">Too many requests</a>");
        door.client()
                .get()
                .uri("/problems")
                .header("Accept", "application/json")
                .exchange()
                .expectBody()
                .jsonPath("$.['too-many-requests'].status")
                .isEqualTo(429);
    }

    @Test
    void leavesNoEmptyParagraphs() {
        assertThat(page("/problems/not-found")).doesNotContain("<p></p>");
    }

    /**
     * Our policy forbids scripts and styles in the page, and a link that leads nowhere is a lie.
     */
    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/problems", "/problems/not-found"})
    void obeysThePolicyAndLinksToWhatExists(String path) {
        var page = page(path);

        assertThat(page).doesNotContain("<script", "<style", " style=", " onclick", "http-equiv");
        assertThat(LINK.matcher(page).results().map(it -> it.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> {
                    assertThat(link).startsWith("/");
                    door.client().get().uri(link).exchange().expectStatus().isOk();
                });
    }

    private String cacheOf(String path) {
        return ""
                + door.client()
                        .get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseHeaders()
                        .getCacheControl();
    }

    private String page(String path) {
        return ""
                + door.client()
                        .get()
                        .uri(path)
                        .header("Accept", "text/html")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
    }
}
