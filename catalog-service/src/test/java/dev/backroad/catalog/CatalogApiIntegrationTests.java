package dev.backroad.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.catalog.cache.ReadyView;
import dev.backroad.catalog.content.PublishedContent;
import dev.backroad.testsupport.AuthorizationMatrix;
import dev.backroad.testsupport.OpenApi;
import dev.backroad.testsupport.TokenIssuer;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@CatalogIntegrationTest
class CatalogApiIntegrationTests {

    @LocalServerPort int port;
    @LocalManagementPort int managementPort;
    @Autowired PublishedContent published;
    @Autowired TokenIssuer tokens;
    @Autowired EntityManagerFactory hibernate;

    @BeforeEach
    void contentAsShipped() {
        published.shipped();
    }

    @Test
    void openApiDescriptionIsTheCommittedOne(
            @Autowired OpenApi description, @Autowired OpenApiWebMvcResource springdoc)
            throws IOException {
        // On the wire it is the view that it holds.
        SpringDocUtils.getConfig().addResponseWrapperToIgnore(ReadyView.class);
        description.assertCommitted(springdoc);
    }

    @TestFactory
    Stream<DynamicTest> nobodyMayDoMoreThanTheTableSays(
            @Autowired @Qualifier("requestMappingHandlerMapping")
                    RequestMappingHandlerMapping operations) {
        var table = Path.of("src/test/resources/authorization.txt");
        return AuthorizationMatrix.of(operations, port, tokens, table, "POST /graphql");
    }

    @Test
    void listsRoadmaps() {
        var list = json("/api/v1/roadmaps");

        assertThat(list.path("items")).hasSize(1);
        assertThat(list.at("/items/0/slug").asString()).isEqualTo("backend");
        assertThat(list.at("/items/0/topicCount").asInt()).isGreaterThanOrEqualTo(20);
        assertThat(list.get("next").isNull()).isTrue();
    }

    @Test
    void showsARoadmapWithItsStagesInOrder() {
        var roadmap = json("/api/v1/roadmaps/backend");

        assertThat(roadmap.at("/version").asInt()).isGreaterThanOrEqualTo(1);
        assertThat(roadmap.at("/stages/0/title").asString()).isEqualTo("Internet");
        assertThat(roadmap.at("/stages/0/topics/0").propertyNames())
                .containsExactlyInAnyOrder(
                        "slug", "title", "level", "track", "estimateMinutes", "prerequisites");
    }

    @Test
    void showsATopicWithItsNeighbours() {
        var http = json("/api/v1/topics/http");

        assertThat(http.at("/stage").asString()).isEqualTo("Internet");
        assertThat(http.at("/level").asString()).isEqualTo("beginner");
        assertThat(http.at("/text").asString()).contains("## What it is");
        assertThat(http.at("/prerequisites").findValuesAsString("slug")).contains("dns");
        assertThat(http.at("/leadsTo").findValuesAsString("slug")).contains("https-tls");
        assertThat(http.at("/resources/0").propertyNames())
                .containsExactlyInAnyOrder("kind", "title", "url", "language");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/roadmaps",
                "/api/v1/roadmaps/backend",
                "/api/v1/roadmaps/backend/coverage",
                "/api/v1/roadmaps/backend/graph",
                "/api/v1/topics/http"
            })
    void sendsABodyOnlyWhenItChanged(String path) {
        var headers = get(path).expectStatus().isOk().returnResult().getResponseHeaders();
        assertThat(headers.getCacheControl()).isEqualTo("max-age=60, public, s-maxage=2");

        client().get()
                .uri(path)
                .header(HttpHeaders.IF_NONE_MATCH, requireNonNull(headers.getETag()))
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/roadmaps",
                "/api/v1/roadmaps?limit=1",
                "/api/v1/roadmaps/backend",
                "/api/v1/roadmaps/backend/coverage",
                "/api/v1/roadmaps/backend/graph",
                "/api/v1/roadmaps/backend/versions",
                "/api/v1/roadmaps/backend/versions/1",
                "/api/v1/topics?limit=2",
                "/api/v1/topics/http",
                "/api/v1/topics/http/evidence",
                "/api/v1/topics/http/path",
                "/api/v1/topics/telepathy"
            })
    void headHasTheHeadersOfGet(String path) {
        var client = new EditorClient(port, "");
        var get = client.get(path);

        var head = client.send("HEAD", path, Map.of(), "");

        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.response().body()).isEmpty();
        assertThat(headers(head)).isEqualTo(headers(get));
        if (get.status() == 200) {
            var unchanged = client.send("HEAD", path, Map.of("If-None-Match", get.tag()), "");
            assertThat(unchanged.status()).isEqualTo(304);
            assertThat(unchanged.tag()).isEqualTo(get.tag());
        }
    }

    /** Without how the content is sent: HEAD may leave that out (RFC 9110, 9.3.2). */
    private static Map<String, List<String>> headers(EditorClient.Answer answer) {
        var headers = new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeAll(List.of("date", "content-length", "transfer-encoding"));
        return headers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/roadmaps/frontend",
                "/api/v1/roadmaps/frontend/coverage",
                "/api/v1/roadmaps/frontend/graph",
                "/api/v1/topics/telepathy"
            })
    void unknownSlugIsAProblem(String path) {
        get(path)
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .value(HttpHeaders.CACHE_CONTROL, value -> assertThat(value).contains("no-store"));
    }

    @Test
    void coverageTakesOneStatement() {
        published.chainOf(60);

        assertThat(statementsOf("/api/v1/roadmaps/backend/coverage")).isEqualTo(1);
        assertThat(statementsOf("/api/v1/roadmaps/backend/coverage")).isZero();
    }

    @Test
    void longRoadmapTakesFourStatements() {
        published.chainOf(60);

        assertThat(statementsOf("/api/v1/roadmaps/backend")).isEqualTo(4);
        assertThat(statementsOf("/api/v1/roadmaps/backend")).isZero();
    }

    @Test
    void pictureOfALongRoadmapTakesFourStatements() {
        published.chainOf(60);

        assertThat(statementsOf("/api/v1/roadmaps/backend/graph")).isEqualTo(4);
        assertThat(statementsOf("/api/v1/roadmaps/backend/graph")).isZero();
    }

    @Test
    void topicTakesSixStatements() {
        published.chainOf(60);

        assertThat(statementsOf("/api/v1/topics/topic-030")).isEqualTo(6);
        assertThat(statementsOf("/api/v1/topics/topic-030")).isZero();
    }

    @Test
    void isReadyAfterTheImport() {
        RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + managementPort)
                .build()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private long statementsOf(String path) {
        var statistics = hibernate.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        get(path).expectStatus().isOk();
        return statistics.getPrepareStatementCount();
    }

    private JsonNode json(String path) {
        var body = get(path).expectStatus().isOk().expectBody(JsonNode.class).returnResult();
        return requireNonNull(body.getResponseBody());
    }

    private RestTestClient.ResponseSpec get(String path) {
        return client().get().uri(path).exchange();
    }

    private RestTestClient client() {
        return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }
}
