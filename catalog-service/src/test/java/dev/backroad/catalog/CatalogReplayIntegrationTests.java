package dev.backroad.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.catalog.content.PublishedContent;
import dev.backroad.testsupport.TokenIssuer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CatalogIntegrationTest
class CatalogReplayIntegrationTests {

    private static final String REPLAYS = "/api/v1/catalog-replays";

    @LocalServerPort int port;
    @Autowired PublishedContent published;
    @Autowired TokenIssuer tokens;
    @Autowired JdbcClient jdbc;

    private EditorClient operator = new EditorClient(0, "");
    private EditorClient editor = new EditorClient(0, "");

    @BeforeEach
    void moreThanTwoBatchesArePublished() {
        published.chainOf(250);
        operator = new EditorClient(port, tokens.token(UUID.randomUUID(), "operations"));
        editor = new EditorClient(port, tokens.token(UUID.randomUUID(), "catalog:write"));
    }

    @Test
    void tellsEveryTopicAndRoadmapOnceMoreAsItIsNow() {
        editor.published("soap");
        editor.post("/api/v1/topic-retirements", "{\"topics\": [\"soap\"], \"into\": []}");
        editor.post("/api/v1/topics", EditorClient.topic("draft"));
        var before = rows();

        var requested = operator.post(REPLAYS, "");

        assertThat(requested.status()).isEqualTo(202);
        var done = finished(requested);
        assertThat(done.json().path("topics").asInt()).isEqualTo(251);
        assertThat(done.json().path("roadmaps").asInt()).isEqualTo(1);
        assertThat(rows()).isEqualTo(before + 252);
        assertThat(types("topic-007")).containsExactly("topic-published.v1", "topic-revised.v1");
        assertThat(types("soap"))
                .containsExactly("topic-published.v1", "topic-retired.v1", "topic-retired.v1");
        assertThat(types("draft")).isEmpty();
    }

    @Test
    void whatIsToldAgainIsTheSameExceptForItsNumber() {
        finished(operator.post(REPLAYS, ""));

        var payloads =
                jdbc.sql(
                                """
                                select o.payload from outbox o join topic t on t.id::text = o.aggregate_id
                                where t.slug = 'topic-007' order by o.sequence
                                """)
                        .query(String.class)
                        .list();
        assertThat(payloads).hasSize(2);
        assertThat(payloads.get(1)).isEqualTo(payloads.get(0));
    }

    @Test
    void leavesTheTagsOfEditorsAsTheyAre() {
        var tag = editor.get("/api/v1/editing/topics/topic-007").tag();
        var draft = editor.get("/api/v1/roadmaps/backend/draft").tag();

        finished(operator.post(REPLAYS, ""));

        assertThat(editor.get("/api/v1/editing/topics/topic-007").tag()).isEqualTo(tag);
        assertThat(editor.get("/api/v1/roadmaps/backend/draft").tag()).isEqualTo(draft);
    }

    @Test
    void leavesWhatIsFoundByWhichWordsAsItIs() {
        var before = rowsOfSearch();

        finished(operator.post(REPLAYS, ""));

        assertThat(rowsOfSearch()).isEqualTo(before);
    }

    /** PostgreSQL writes a row anew, under another transaction's number, whenever it is updated. */
    private List<String> rowsOfSearch() {
        return jdbc.sql("select xmin::text || ctid::text from topic_search order by topic_id")
                .query(String.class)
                .list();
    }

    @Test
    void samePostTwiceIsOneReplay() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        var first = operator.send("POST", REPLAYS, key, "");
        var again = operator.send("POST", REPLAYS, key, "");

        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        finished(first);
    }

    @Test
    void unknownReplayIsAProblem() {
        assertThat(operator.get(REPLAYS + "/" + UUID.randomUUID()).problem())
                .isEqualTo("replay-not-found");
    }

    private EditorClient.Answer finished(EditorClient.Answer requested) {
        var address = requested.header("Location");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !operator.get(address).json().path("finishedAt").isNull());
        return operator.get(address);
    }

    private int rows() {
        return jdbc.sql("select count(*) from outbox").query(Integer.class).single();
    }

    private List<String> types(String slug) {
        return jdbc
                .sql(
                        """
                        select o.type from outbox o join topic t on t.id::text = o.aggregate_id
                        where t.slug = ? order by o.sequence
                        """)
                .param(slug)
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.replace("dev.backroad.catalog.", ""))
                .toList();
    }
}
