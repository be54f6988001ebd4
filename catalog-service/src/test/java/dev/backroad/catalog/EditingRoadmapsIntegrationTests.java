package dev.backroad.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.catalog.content.PublishedContent;
import dev.backroad.testsupport.TokenIssuer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CatalogIntegrationTest
class EditingRoadmapsIntegrationTests {

    private static final String ROADMAPS = "/api/v1/roadmaps";
    private static final String WEB = ROADMAPS + "/web";

    @LocalServerPort int port;
    @Autowired PublishedContent published;
    @Autowired TokenIssuer tokens;
    @Autowired JdbcClient jdbc;

    private EditorClient editor = new EditorClient(0, "");
    private EditorClient reader = new EditorClient(0, "");

    @BeforeEach
    void someTopicsAreThere() {
        published.none();
        editor = new EditorClient(port, tokens.token(UUID.randomUUID(), "catalog:write"));
        reader = new EditorClient(port, "");
        editor.published("dns");
        editor.published("http", "dns");
        editor.published("css");
    }

    @Test
    void draftIsForEditorsOnly() {
        var created = editor.post(ROADMAPS, newRoadmap("dns", "http"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(WEB + "/draft");
        assertThat(reader.get(WEB).status()).isEqualTo(404);
        assertThat(reader.get(WEB + "/versions").status()).isEqualTo(404);
        assertThat(reader.get(WEB + "/draft").status()).isEqualTo(401);
        var draft = editor.get(WEB + "/draft");
        assertThat(draft.json()).isEqualTo(created.json());
        assertThat(draft.tag()).isEqualTo(created.tag());
        assertThat(draft.header("Cache-Control")).contains("private", "no-cache");
    }

    @Test
    void publishedVersionStaysAsItWasWhenTheNextOneComes() {
        var first = publish(editor.post(ROADMAPS, newRoadmap("dns", "http")));
        var draft = editor.put(WEB + "/draft", first.tag(), content("dns", "http", "css"));

        var second = publish(draft);

        assertThat(first.header("Location")).isEqualTo(WEB + "/versions/1");
        assertThat(second.header("Location")).isEqualTo(WEB + "/versions/2");
        await().untilAsserted(() -> {
            var newest = reader.get(WEB).json();
            assertThat(newest.path("version").asInt()).isEqualTo(2);
            assertThat(newest.at("/stages/0/topics").findValuesAsString("slug"))
                    .containsExactly("dns", "http", "css");
        });
        var old = reader.get(WEB + "/versions/1").json();
        assertThat(old.path("version").asInt()).isEqualTo(1);
        assertThat(old.at("/stages/0/topics").findValuesAsString("slug"))
                .containsExactly("dns", "http");
        assertThat(old.at("/stages/0/topics/1/prerequisites/0").asString()).isEqualTo("dns");
        assertThat(
                        reader.get(WEB + "/versions")
                                .json()
                                .path("items")
                                .valueStream()
                                .map(item ->
                                        item.path("version").asInt()
                                                + ": "
                                                + item.path("topicCount").asInt()))
                .containsExactly("2: 3", "1: 2");
        assertThat(news()).containsExactly("roadmap-published.v1", "roadmap-published.v1");
    }

    @Test
    void draftBeginsWithTheNewestVersion() {
        publish(editor.post(ROADMAPS, newRoadmap("dns", "http")));

        var draft = editor.get(WEB + "/draft");

        assertThat(draft.json().path("changed").asBoolean()).isFalse();
        assertThat(draft.json().at("/content/stages/0/topics/1").asString()).isEqualTo("http");
        assertThat(publish(draft).problem()).isEqualTo("roadmap-unchanged");
    }

    @Test
    void draftDoesNotTouchWhatIsPublished() {
        var first = publish(editor.post(ROADMAPS, newRoadmap("dns", "http")));

        editor.put(WEB + "/draft", first.tag(), content("css"));

        assertThat(reader.get(WEB).json().at("/stages/0/topics").findValuesAsString("slug"))
                .containsExactly("dns", "http");
        assertThat(reader.get(WEB + "/versions/2").problem())
                .isEqualTo("roadmap-version-not-found");
        assertThat(news()).containsExactly("roadmap-published.v1");
    }

    @Test
    void changeHasToNameTheStateThatItStartsFrom() {
        var created = editor.post(ROADMAPS, newRoadmap("dns"));
        editor.put(WEB + "/draft", created.tag(), content("dns", "css"));

        var stale = editor.put(WEB + "/draft", created.tag(), content("css"));
        var unseen = editor.send("POST", WEB + "/publications", Map.of(), "");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(unseen.status()).isEqualTo(428);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dns, nowhere | roadmap-impossible stages[0].topics[1]",
                "dns, dns     | roadmap-impossible stages[0].topics[1]",
                "'            | roadmap-impossible stages[0].topics[0]",
            },
            quoteCharacter = '`')
    void refusesADraftAndNamesTheField(String topics, String problem) {
        var refused = editor.post(ROADMAPS, newRoadmap(topics.split(", ", -1)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(editor.get(WEB + "/draft").status()).isEqualTo(404);
    }

    @Test
    void refusesATitleThatNoPageCouldShow() {
        var endless = newRoadmap("dns").replace("One", "One".repeat(3_000));

        assertThat(editor.post(ROADMAPS, endless).problem())
                .isEqualTo("invalid-request stages[0].title");
    }

    @Test
    void refusesTitlesThatNobodyCanRead() {
        var blank = newRoadmap("dns").replace("\"Web\"", "\"\\u3164\"");
        var turned = newRoadmap("dns").replace("\"One\"", "\"\\u202eenO\"");

        assertThat(editor.post(ROADMAPS, blank).problem()).isEqualTo("invalid-request title");
        assertThat(editor.post(ROADMAPS, turned).problem())
                .isEqualTo("invalid-request stages[0].title");
    }

    @Test
    void refusesASlugThatIsTaken() {
        editor.post(ROADMAPS, newRoadmap("dns"));

        assertThat(editor.post(ROADMAPS, newRoadmap("dns")).problem())
                .isEqualTo("roadmap-slug-taken slug");
    }

    @Test
    void refusesToPublishWhatCannotBeLearnedInThisOrder() {
        var created = editor.post(ROADMAPS, newRoadmap("http", "dns"));

        var refused = publish(created);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("roadmap-impossible stages[0].topics[0]");
        assertThat(news()).isEmpty();
    }

    @Test
    void refusesToPublishADraftOfATopic() {
        editor.post("/api/v1/topics", EditorClient.topic("draft"));
        var created = editor.post(ROADMAPS, newRoadmap("dns", "draft"));

        var refused = publish(created);

        assertThat(created.status()).isEqualTo(201);
        assertThat(refused.problem()).isEqualTo("roadmap-impossible stages[0].topics[1]");
    }

    @Test
    void draftOfATopicThatARoadmapNamesStays() {
        var draft = editor.post("/api/v1/topics", EditorClient.topic("draft"));
        editor.post(ROADMAPS, newRoadmap("dns", "draft"));

        var refused = editor.delete("/api/v1/topics/draft", draft.tag());

        assertThat(refused.problem()).isEqualTo("topic-in-use");
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("The topic \"draft\" is still used by roadmap \"web\".");
    }

    @Test
    void changeOfATopicTouchesTheRoadmapsThatNameIt() {
        publish(editor.post(ROADMAPS, newRoadmap("dns", "http")));
        var before = versionOfView("roadmap:web");
        var tag = editor.get("/api/v1/editing/topics/http").tag();

        editor.put("/api/v1/topics/http", tag, EditorClient.topicWithText("http", "New.", "dns"));

        assertThat(versionOfView("roadmap:web")).isGreaterThan(before);
    }

    private long versionOfView(String name) {
        return jdbc.sql("select version from view_version where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    @Test
    void topicOfTheNewestVersionIsNotRetiredAndThatOfAnOldOneIs() {
        var first = publish(editor.post(ROADMAPS, newRoadmap("dns", "css")));
        var retirement = "{\"topics\": [\"css\"], \"into\": []}";

        var refused = editor.post("/api/v1/topic-retirements", retirement);
        publish(editor.put(WEB + "/draft", first.tag(), content("dns")));
        var accepted = editor.post("/api/v1/topic-retirements", retirement);

        assertThat(refused.problem()).isEqualTo("topic-in-use");
        assertThat(refused.json().path("detail").asString()).contains("roadmap \"web\"");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(
                        reader.get(WEB + "/versions/1")
                                .json()
                                .at("/stages/0/topics")
                                .findValuesAsString("slug"))
                .containsExactly("dns", "css");
    }

    @Test
    void draftThatWasNeverPublishedIsThrownAway() {
        editor.post("/api/v1/topics", EditorClient.topic("draft"));
        var created = editor.post(ROADMAPS, newRoadmap("dns", "draft"));

        var unseen = editor.send("DELETE", WEB, Map.of(), "");
        var stale = editor.delete(WEB, "\"0-0\"");
        var deleted = editor.delete(WEB, created.tag());

        assertThat(unseen.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(editor.get(WEB + "/draft").problem()).isEqualTo("roadmap-not-found");
        var topic = editor.get("/api/v1/editing/topics/draft");
        assertThat(editor.delete("/api/v1/topics/draft", topic.tag()).status()).isEqualTo(204);
        var again = editor.post(ROADMAPS, newRoadmap("css"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(editor.delete(WEB, created.tag()).status()).isEqualTo(412);
        assertThat(news()).isEmpty();
    }

    @Test
    void roadmapThatWasEverPublishedStays() {
        var first = publish(editor.post(ROADMAPS, newRoadmap("dns")));
        var changed = editor.put(WEB + "/draft", first.tag(), content("dns", "css"));

        var published = editor.delete(WEB, changed.tag());
        var retired = editor.post(WEB + "/retirement", changed.tag(), "");

        assertThat(published.status()).isEqualTo(409);
        assertThat(published.problem()).isEqualTo("roadmap-not-a-draft");
        assertThat(published.json().path("detail").asString())
                .isEqualTo("The roadmap \"web\" was published already.");
        assertThat(editor.delete(WEB, retired.tag()).status()).isEqualTo(409);
        assertThat(reader.get(WEB + "/versions/1").status()).isEqualTo(200);
    }

    @Test
    void retiredRoadmapIsOffTheListAndStaysForThoseOnTheWay() {
        var first = publish(editor.post(ROADMAPS, newRoadmap("dns")));

        var retired = editor.post(WEB + "/retirement", first.tag(), "");

        assertThat(retired.json().path("status").asString()).isEqualTo("retired");
        await().untilAsserted(() -> {
            assertThat(reader.get(ROADMAPS).json().path("items")).isEmpty();
            assertThat(reader.get(WEB).json().path("retired").asBoolean()).isTrue();
        });
        assertThat(reader.get(WEB + "/versions/1").status()).isEqualTo(200);
        assertThat(news()).containsExactly("roadmap-published.v1", "roadmap-retired.v1");
        assertThat(editor.put(WEB + "/draft", retired.tag(), content("css")).problem())
                .isEqualTo("roadmap-retired");
    }

    @Test
    void retiredRoadmapGivesItsTopicsNoPlace() {
        var first = publish(editor.post(ROADMAPS, newRoadmap("dns", "http")));
        assertThat(places()).containsOnly("One");

        editor.post(WEB + "/retirement", first.tag(), "");

        await().untilAsserted(() -> assertThat(places()).containsOnly(""));
        assertThat(slugsOf("/api/v1/topics?stage=One")).isEmpty();
        assertThat(slugsOf("/api/v1/topics?roadmap=web")).isEmpty();
        assertThat(slugsOf("/api/v1/topics?q=One")).isEmpty();
        assertThat(reader.get(WEB).json().at("/stages/0/topics").findValuesAsString("slug"))
                .containsExactly("dns", "http");
    }

    @Test
    void topicStaysWhereTheOldestRoadmapHasIt() {
        publish(editor.post(ROADMAPS, newRoadmap("dns", "http")));
        var aside = newRoadmap("http").replace("\"web\"", "\"aside\"").replace("One", "Aside");

        editor.post(ROADMAPS + "/aside/publications", editor.post(ROADMAPS, aside).tag(), "");

        await().untilAsserted(
                        () -> assertThat(slugsOf("/api/v1/topics?roadmap=aside")).contains("http"));
        assertThat(places()).containsOnly("One");
        await().untilAsserted(() ->
                assertThat(reader.get("/api/v1/topics/http").json().path("stage"))
                        .hasToString("\"One\""));
    }

    /** The stages of dns and http wherever a reader sees one. */
    private List<String> places() {
        return Stream.of("?limit=2&track=spine&level=beginner", "?q=dns", "?q=http", "/http/path")
                .flatMap(query ->
                        reader.get("/api/v1/topics" + query).json().path("items").valueStream())
                .filter(item -> !item.path("slug").asString().equals("css"))
                .map(item -> item.path("stage").asString(""))
                .toList();
    }

    private List<String> slugsOf(String path) {
        return reader.get(path).json().path("items").findValuesAsString("slug");
    }

    private EditorClient.Answer publish(EditorClient.Answer draft) {
        return editor.post(WEB + "/publications", draft.tag(), "");
    }

    private static String newRoadmap(String... topics) {
        return content(topics).replaceFirst("\\{", "{\"slug\": \"web\", ");
    }

    private static String content(String... topics) {
        return """
        {"title": "Web", "summary": "", "stages": [{"title": "One", "topics": ["%s"]}]}\
        """
                .formatted(String.join("\", \"", topics));
    }

    /** What the world was told about the roadmap, in order. */
    private List<String> news() {
        return jdbc
                .sql("select type from outbox where topic = 'catalog.roadmaps' order by sequence")
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.replace("dev.backroad.catalog.", ""))
                .toList();
    }
}
