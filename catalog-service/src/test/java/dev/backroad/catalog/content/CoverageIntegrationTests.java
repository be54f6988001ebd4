package dev.backroad.catalog.content;

import static dev.backroad.catalog.content.SampleContent.content;
import static dev.backroad.catalog.content.SampleContent.roadmap;
import static dev.backroad.catalog.content.SampleContent.topic;
import static org.awaitility.Awaitility.await;

import dev.backroad.catalog.CatalogIntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What counts as demonstrated. */
@CatalogIntegrationTest
class CoverageIntegrationTests {

    private static final String CODE = "{kind: code, path: pom.xml}";
    private static final String TEST = "{kind: test, path: A.java, symbol: a}";
    private static final String TRY_IT = "{kind: try-it, request: GET /}";
    private static final String LAB = "{kind: lab, path: labs/01}";
    private static final String READING = "{kind: reading}";

    @LocalServerPort int port;
    @Autowired ContentPublishing publishing;
    @Autowired PublishedContent published;

    @Test
    void codeWithATestOrSomethingToTryIsADemonstration() {
        published.none();

        publishing.publish(
                content(
                        roadmap("backend", 1, "a", "b", "c", "d", "e", "f", "g"),
                        showing("a", CODE, TEST),
                        showing("b", CODE, TRY_IT, CODE),
                        showing("c", CODE, CODE, LAB),
                        showing("d", TEST, TRY_IT),
                        showing("e", READING),
                        showing("f", CODE, READING),
                        showing("g")));

        client().get()
                .uri("/api/v1/roadmaps/backend/coverage")
                .exchange()
                .expectBody()
                .json("{\"demonstrated\": 2, \"total\": 7}");
    }

    @Test
    void roadmapThatWasChangedIsCountedAgain() {
        published.none();
        publishing.publish(content(roadmap("backend", 1, "a"), showing("a", CODE)));
        client().get().uri("/api/v1/roadmaps/backend/coverage").exchange();

        publishing.publish(content(roadmap("backend", 1, "a"), showing("a", CODE, TEST)));

        await().untilAsserted(() ->
                client().get()
                        .uri("/api/v1/roadmaps/backend/coverage")
                        .exchange()
                        .expectBody()
                        .json("{\"demonstrated\": 1, \"total\": 1}"));
    }

    private static ContentFile showing(String slug, String... evidence) {
        var sample = topic(slug);
        var list = "evidence: [" + String.join(", ", evidence) + "]\n---\n";
        return new ContentFile(
                sample.name(), sample.text().replaceFirst("(?s)evidence:.*?\n---\n", list));
    }

    private RestTestClient client() {
        return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }
}
