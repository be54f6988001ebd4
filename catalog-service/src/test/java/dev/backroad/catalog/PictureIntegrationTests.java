package dev.backroad.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.catalog.content.PublishedContent;
import dev.backroad.testsupport.TokenIssuer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The picture of a roadmap follows its content. */
@CatalogIntegrationTest
class PictureIntegrationTests {

    private static final String WEB = "/api/v1/roadmaps/web";

    @LocalServerPort int port;
    @Autowired PublishedContent published;
    @Autowired TokenIssuer tokens;

    private EditorClient editor = new EditorClient(0, "");
    private EditorClient reader = new EditorClient(0, "");

    @BeforeEach
    void aRoadmapOfThreeTopics() {
        published.none();
        editor = new EditorClient(port, tokens.token(UUID.randomUUID(), "catalog:write"));
        reader = new EditorClient(port, "");
        editor.published("dns");
        editor.published("http", "dns");
        editor.published("css");
        var draft = editor.post("/api/v1/roadmaps", roadmap("dns", "http"));
        editor.post(WEB + "/publications", draft.tag(), "");
    }

    @Test
    void showsEachTopicAndWhatBuildsOnWhat() {
        var graph = reader.get(WEB + "/graph").json();

        assertThat(graph.path("nodes").findValuesAsString("slug")).containsExactly("dns", "http");
        assertThat(graph.at("/nodes/0/stage").asString()).isEqualTo("One");
        assertThat(edges()).containsExactly("dns > http");
        assertThat(graph.at("/nodes/0/x").asInt()).isLessThan(graph.at("/nodes/1/x").asInt());
    }

    @Test
    void isDrawnAnewWhenATopicBuildsOnSomethingElse() {
        publishNext("dns", "css", "http");
        await().untilAsserted(() -> assertThat(edges()).containsExactly("dns > http"));

        change("http", EditorClient.topic("http", "css"));

        await().untilAsserted(() -> assertThat(edges()).containsExactly("css > http"));
    }

    @Test
    void isDrawnAnewWhenTheRoadmapHasAnotherVersion() {
        reader.get(WEB + "/graph");

        publishNext("dns", "css", "http");

        await().untilAsserted(() ->
                assertThat(
                                reader.get(WEB + "/graph")
                                        .json()
                                        .path("nodes")
                                        .findValuesAsString("slug"))
                        .containsExactly("dns", "css", "http"));
    }

    @Test
    void staysTheSameWhenOnlyATextChanges() {
        var before = reader.get(WEB + "/graph").tag();

        change("http", EditorClient.topicWithText("http", "Better.", "dns"));

        await().untilAsserted(() ->
                assertThat(reader.get("/api/v1/topics/http").json().path("text").asString())
                        .isEqualTo("Better."));
        assertThat(reader.get(WEB + "/graph").tag()).isEqualTo(before);
    }

    private List<String> edges() {
        return reader.get(WEB + "/graph")
                .json()
                .path("edges")
                .valueStream()
                .map(edge -> edge.path("from").asString() + " > " + edge.path("to").asString())
                .toList();
    }

    private void change(String slug, String content) {
        var tag = editor.get("/api/v1/editing/topics/" + slug).tag();
        assertThat(editor.put("/api/v1/topics/" + slug, tag, content).status()).isEqualTo(200);
    }

    private void publishNext(String... topics) {
        var draft = editor.get(WEB + "/draft");
        var content = roadmap(topics).replace("\"slug\": \"web\", ", "");
        var changed = editor.put(WEB + "/draft", draft.tag(), content);
        assertThat(editor.post(WEB + "/publications", changed.tag(), "").status()).isEqualTo(201);
    }

    private static String roadmap(String... topics) {
        return """
        {"slug": "web", "title": "Web", "summary": "", "stages": [{"title": "One", "topics": ["%s"]}]}\
        """
                .formatted(String.join("\", \"", topics));
    }
}
