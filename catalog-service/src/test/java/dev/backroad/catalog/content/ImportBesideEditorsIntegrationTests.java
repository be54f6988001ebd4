package dev.backroad.catalog.content;

import static dev.backroad.catalog.content.ContentPublishing.Outcome.PUBLISHED;
import static dev.backroad.catalog.content.ContentPublishing.Outcome.UNCHANGED;
import static dev.backroad.catalog.content.SampleContent.content;
import static dev.backroad.catalog.content.SampleContent.idOf;
import static dev.backroad.catalog.content.SampleContent.roadmap;
import static dev.backroad.catalog.content.SampleContent.topic;
import static dev.backroad.catalog.content.SampleContent.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.backroad.catalog.CatalogIntegrationTest;
import dev.backroad.catalog.EditorClient;
import dev.backroad.testsupport.TokenIssuer;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@CatalogIntegrationTest
class ImportBesideEditorsIntegrationTests {

    @LocalServerPort int port;
    @Autowired ContentPublishing publishing;
    @Autowired PublishedContent published;
    @Autowired TokenIssuer tokens;

    private final ContentFiles files =
            content(roadmap("backend", 1, "dns", "http"), topic("dns"), topic("http", "dns"));
    private EditorClient editor = new EditorClient(0, "");

    @BeforeEach
    void contentIsPublished() {
        published.none();
        publishing.publish(files);
        editor = new EditorClient(port, tokens.token(UUID.randomUUID(), "catalog:write"));
    }

    @Test
    void unchangedFilesLeaveWhatEditorsHaveMade() {
        edit("dns", "An editor's text.");
        editor.published("rest", "http");

        assertThat(publishing.publish(files)).isEqualTo(UNCHANGED);

        assertThat(says("dns", "text")).isEqualTo("An editor's text.");
        assertThat(seen("rest").path("status").asString()).isEqualTo("published");
    }

    @Test
    void changedFileLeavesTheTopicsOfTheOthers() {
        edit("dns", "An editor's text.");
        editor.published("rest", "http");

        publishing.publish(withText("http", "From the file."));

        assertThat(says("http", "text")).isEqualTo("From the file.");
        assertThat(says("dns", "text")).isEqualTo("An editor's text.");
        assertThat(seen("rest").path("status").asString()).isEqualTo("published");
    }

    @Test
    void changedFileWinsAndTheEditorsTextIsInTheHistory() {
        edit("http", "An editor's text.");

        publishing.publish(withText("http", "From the file."));

        assertThat(says("http", "text")).isEqualTo("From the file.");
        var states = editor.get("/api/v1/topics/http/revisions").json().path("items");
        assertThat(states.findValuesAsString("self"))
                .extracting(self -> editor.get(self).json().at("/content/text").asString())
                .containsExactly("From the file.", "An editor's text.", "Text.");
        assertThat(states.at("/0/savedBy").asString()).isEqualTo("import");
        assertThat(states.at("/1/savedBy").asString()).isNotEqualTo("import");
    }

    @Test
    void roadmapOfAnEditorStaysUntilItsFileChangesAndThenGetsTheNextNumber() {
        publishRoadmapOf("dns");

        publishing.publish(withText("http", "From the file."));
        var kept = editor.get("/api/v1/roadmaps/backend/versions").json().at("/items/0/version");
        publishing.publish(
                content(roadmap("backend", 2, "dns", "http"), topic("dns"), topic("http", "dns")));
        var same = editor.get("/api/v1/roadmaps/backend/versions").json().at("/items/0/version");
        publishing.publish(
                content(
                        roadmap("backend", 3, "dns", "rpc", "http"),
                        topic("dns"),
                        topic("rpc"),
                        topic("http", "dns")));
        var next = editor.get("/api/v1/roadmaps/backend/versions").json();

        assertThat(kept.asInt()).isEqualTo(2);
        // Only the number was raised: the file says nothing else than the last time.
        assertThat(same.asInt()).isEqualTo(2);
        assertThat(next.at("/items/0/version").asInt()).isEqualTo(3);
        assertThat(next.at("/items/0/topicCount").asInt()).isEqualTo(3);
    }

    @Test
    void refusesACircleThatOnlyFilesAndEditorsTogetherMake() {
        var tag = editor.get("/api/v1/editing/topics/dns").tag();
        editor.published("rest", "dns");
        var http = editor.get("/api/v1/editing/topics/http").tag();
        // dns ← rest ← http by editors; the files then want http ← dns.
        editor.put("/api/v1/topics/http", http, EditorClient.topic("http", "rest"));

        var turned =
                content(roadmap("backend", 2, "http", "dns"), topic("dns", "http"), topic("http"));

        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(() ->
                        publishing.publish(
                                content(
                                        roadmap("backend", 2, "http", "dns"),
                                        topic("dns", "http"),
                                        files.topics().get(1))))
                .withMessageContaining("form a circle");
        assertThat(editor.get("/api/v1/editing/topics/dns").tag()).isEqualTo(tag);
        assertThat(publishing.publish(turned)).isEqualTo(PUBLISHED);
    }

    @Test
    void refusesASlugThatAnEditorHasTaken() {
        editor.published("rest");
        var clash =
                content(
                        roadmap("backend", 2, "dns", "http", "rest"),
                        topic("dns"),
                        topic("http", "dns"),
                        topic("rest"));

        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(() -> publishing.publish(clash))
                .withMessage(
                        "content/topics/rest.md: the slug belongs to another topic, which an"
                                + " editor has made.");
    }

    @Test
    void refusesToRetireWhatAnEditorsTopicBuildsOn() {
        editor.published("rest", "http");
        var gone = without(content(roadmap("backend", 2, "dns"), topic("dns")), "{topic: http}");

        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(() -> publishing.publish(gone))
                .withMessage("content/topics/http.md: it is still used by topic \"rest\".");
        assertThat(seen("http").path("status").asString()).isEqualTo("published");
    }

    @Test
    void refusesAVersionThatNamesATopicThatAnEditorHasRetired() {
        publishRoadmapOf("dns");
        retire("http");

        var back =
                content(
                        roadmap("backend", 2, "dns", "http", "rpc"),
                        topic("dns"),
                        topic("http", "dns"),
                        topic("rpc"));

        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(() -> publishing.publish(back))
                .withMessage(
                        "content/roadmaps/backend.yml: No published topic"
                                + " has the slug \"http\".");
        assertThat(editor.get("/api/v1/roadmaps/backend").json().path("version").asInt())
                .isEqualTo(2);
    }

    @Test
    void refusesAVersionThatCannotBeLearnedInItsOrder() {
        var turned =
                content(roadmap("backend", 2, "http", "dns"), topic("dns"), topic("http", "dns"));

        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(() -> publishing.publish(turned))
                .withMessage(
                        "content/roadmaps/backend.yml: \"http\" builds on"
                                + " \"dns\", which comes after it.");
    }

    @Test
    void retiresTogetherWhatBuildsOnEachOtherAndNamesTheOneThatIsUsed() {
        publishing.publish(
                content(
                        roadmap("backend", 2, "dns", "http", "rpc", "soap"),
                        topic("dns"),
                        topic("http", "dns"),
                        topic("rpc"),
                        topic("soap", "rpc")));
        var gone =
                without(
                        content(roadmap("backend", 3, "dns"), topic("dns")),
                        "{topic: http}",
                        "{topic: rpc}",
                        "{topic: soap}");
        editor.published("rest", "soap");

        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(() -> publishing.publish(gone))
                .withMessage("content/topics/soap.md: it is still used by topic \"rest\".");
        assertThat(retire("rest").status()).isEqualTo(200);
        assertThat(publishing.publish(gone)).isEqualTo(PUBLISHED);
    }

    private EditorClient.Answer retire(String slug) {
        return editor.post(
                "/api/v1/topic-retirements",
                "{\"topics\": [\"%s\"], \"into\": []}".formatted(slug));
    }

    /** Publishes a version of the roadmap that has this topic only. */
    private void publishRoadmapOf(String topic) {
        var seen = editor.get("/api/v1/roadmaps/backend/draft");
        var draft =
                editor.put(
                        "/api/v1/roadmaps/backend/draft",
                        seen.tag(),
                        """
                        {"title": "Backend", "summary": "Mine.",
                         "stages": [{"title": "Names", "topics": ["%s"]}]}
                        """
                                .formatted(topic));
        editor.post("/api/v1/roadmaps/backend/publications", draft.tag(), "");
    }

    @Test
    void fileMayGetAnotherName() {
        publishing.publish(
                content(
                        roadmap("backend", 2, "names", "http"),
                        topic(idOf("dns"), "names", "Names", "Text."),
                        topic("http", "names")));

        assertThat(seen("names").path("id").asString()).isEqualTo(idOf("dns").toString());
        assertThat(editor.get("/api/v1/editing/topics/dns").status()).isEqualTo(404);
    }

    @Test
    void roadmapOfAnEditorShowsTheNewSlugOfWhatItsTopicsBuildOn() {
        editor.published("rest", "dns");
        var draft =
                editor.post(
                        "/api/v1/roadmaps",
                        """
                        {"slug": "web", "title": "Web", "summary": "",
                         "stages": [{"title": "One", "topics": ["rest"]}]}
                        """);
        editor.post("/api/v1/roadmaps/web/publications", draft.tag(), "");
        assertThat(prerequisitesInRoadmap()).isEqualTo("[\"dns\"]");

        publishing.publish(
                content(
                        roadmap("backend", 2, "names", "http"),
                        topic(idOf("dns"), "names", "Names", "Text."),
                        topic("http", "names")));

        await().untilAsserted(() -> assertThat(prerequisitesInRoadmap()).isEqualTo("[\"names\"]"));
    }

    private String prerequisitesInRoadmap() {
        return editor.get("/api/v1/roadmaps/web")
                .json()
                .at("/stages/0/topics/0/prerequisites")
                .toString();
    }

    private void edit(String slug, String text) {
        var seen = editor.get("/api/v1/editing/topics/" + slug);
        var changed =
                seen.json().path("content").toString().replace("\"Text.\"", "\"" + text + "\"");
        assertThat(editor.put("/api/v1/topics/" + slug, seen.tag(), changed).status())
                .isEqualTo(200);
    }

    private JsonNode seen(String slug) {
        return editor.get("/api/v1/editing/topics/" + slug).json();
    }

    private String says(String slug, String field) {
        return seen(slug).path("content").path(field).asString();
    }

    /** The files with another text in that of http. */
    private ContentFiles withText(String slug, String text) {
        return content(
                roadmap("backend", 1, "dns", "http"),
                topic("dns"),
                topic(idOf(slug), slug, "About " + slug, text, "dns"));
    }
}
