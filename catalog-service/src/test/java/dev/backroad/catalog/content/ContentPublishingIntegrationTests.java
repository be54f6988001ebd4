package dev.backroad.catalog.content;

import static dev.backroad.catalog.content.ContentPublishing.Outcome.OUTDATED;
import static dev.backroad.catalog.content.ContentPublishing.Outcome.PUBLISHED;
import static dev.backroad.catalog.content.ContentPublishing.Outcome.UNCHANGED;
import static dev.backroad.catalog.content.SampleContent.content;
import static dev.backroad.catalog.content.SampleContent.idOf;
import static dev.backroad.catalog.content.SampleContent.roadmap;
import static dev.backroad.catalog.content.SampleContent.stage;
import static dev.backroad.catalog.content.SampleContent.staged;
import static dev.backroad.catalog.content.SampleContent.titled;
import static dev.backroad.catalog.content.SampleContent.topic;
import static dev.backroad.catalog.content.SampleContent.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.backroad.catalog.CatalogIntegrationTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CatalogIntegrationTest
class ContentPublishingIntegrationTests {

    @Autowired ContentPublishing publishing;
    @Autowired PublishedContent published;
    @Autowired JdbcClient jdbc;

    private final ContentFiles first =
            content(roadmap("backend", 1, "dns", "http"), topic("dns"), topic("http", "dns"));

    @BeforeEach
    void nothingIsPublished() {
        published.none();
    }

    @Test
    void tellsOfANewRoadmap() {
        assertThat(publishing.publish(first)).isEqualTo(PUBLISHED);

        assertThat(topicsInOrder()).containsExactly("dns", "http");
        assertThat(sequences()).containsExactly(1L);
    }

    @Test
    void writesAndTellsNothingWhenNothingChanged() {
        publishing.publish(first);
        var before = rowVersions();

        assertThat(publishing.publish(first)).isEqualTo(UNCHANGED);

        assertThat(rowVersions()).isEqualTo(before);
        assertThat(sequences()).containsExactly(1L);
    }

    @Test
    void twoInstancesThatStartAtOnceTellOnce() throws Exception {
        Callable<ContentPublishing.Outcome> start = () -> publishing.publish(first);

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes =
                    instances.invokeAll(List.of(start, start, start, start)).stream()
                            .map(done -> done.resultNow())
                            .toList();

            assertThat(outcomes)
                    .containsExactlyInAnyOrder(PUBLISHED, UNCHANGED, UNCHANGED, UNCHANGED);
        }
        assertThat(sequences()).containsExactly(1L);
    }

    @Test
    void betterTextIsPublishedAndIsNoNewsOfTheRoadmap() {
        publishing.publish(first);

        publishing.publish(
                content(
                        roadmap("backend", 1, "dns", "http"),
                        topic(idOf("dns"), "dns", "About dns", "Better."),
                        topic("http", "dns")));

        assertThat(textOf("dns")).isEqualTo("Better.");
        assertThat(sequences()).containsExactly(1L);
    }

    @Test
    void tellsOfANewVersionWithTheNextSequence() {
        publishing.publish(first);

        publishing.publish(
                content(
                        roadmap("backend", 2, "internet", "dns", "http"),
                        topic("internet"),
                        topic("dns", "internet"),
                        topic("http", "dns")));

        assertThat(topicsInOrder()).containsExactly("internet", "dns", "http");
        assertThat(sequences()).containsExactly(1L, 2L);
    }

    @Test
    void refusesToChangeAVersionThatOthersHaveCopied() {
        publishing.publish(first);
        var turned =
                content(roadmap("backend", 1, "http", "dns"), topic("dns"), topic("http", "dns"));

        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(() -> publishing.publish(turned))
                .withMessage(
                        "content/roadmaps/backend.yml: version 1 is published with other stages or"
                                + " topics: raise the version.");
        assertThat(publishing.publish(first)).isEqualTo(UNCHANGED);
    }

    @Test
    void anotherTitleIsNewsOfTheTopicAndNotOfTheRoadmap() {
        publishing.publish(first);

        publishing.publish(
                content(
                        roadmap("backend", 1, "dns", "http"),
                        titled("dns", "Names"),
                        topic("http", "dns")));

        assertThat(sequences()).containsExactly(1L);
        assertThat(news("dns")).containsExactly("topic-published.v1", "topic-revised.v1");
        assertThat(news("http")).containsExactly("topic-published.v1");
    }

    @Test
    void olderVersionChangesNothing() {
        publishing.publish(
                content(roadmap("backend", 2, "dns"), titled("dns", "Names and addresses")));

        assertThat(publishing.publish(first)).isEqualTo(OUTDATED);

        assertThat(topicsInOrder()).containsExactly("dns");
        assertThat(sequences()).containsExactly(1L);
    }

    @Test
    void brokenContentLeavesWhatIsPublished() {
        publishing.publish(first);
        var before = rowVersions();
        var broken =
                content(
                        roadmap("backend", 2, "dns", "http"),
                        topic("dns", "http"),
                        topic("http", "dns"));

        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(() -> publishing.publish(broken));

        assertThat(rowVersions()).isEqualTo(before);
    }

    @Test
    void movesTopicsBetweenStagesAndRetiresWhatIsGone() {
        publishing.publish(
                content(
                        staged(
                                "backend",
                                1,
                                "stages: [%s, %s, %s]"
                                        .formatted(
                                                stage("One", "dns"),
                                                stage("Two", "soap", "http"),
                                                stage("Three", "json"))),
                        topic("dns"),
                        topic("http", "dns", "soap"),
                        topic("soap", "dns"),
                        topic("json", "soap")));

        publishing.publish(
                without(
                        content(
                                staged(
                                        "backend",
                                        2,
                                        "stages: [%s, %s]"
                                                .formatted(
                                                        stage("Two", "http", "dns"),
                                                        stage("One", "json"))),
                                topic("dns"),
                                topic("http"),
                                topic("json", "http")),
                        "{topic: soap, into: [http, json]}"));

        assertThat(topicsInOrder()).containsExactly("http", "dns", "json");
        assertThat(news("soap")).containsExactly("topic-published.v1", "topic-retired.v1");
        assertThat(statusOf("soap")).isEqualTo("RETIRED");
        assertThat(count("topic_successor")).isEqualTo(2);
    }

    @Test
    void refusesAFileThatVanishesWithoutAWord() {
        publishing.publish(first);
        var before = rowVersions();

        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(() ->
                        publishing.publish(content(roadmap("backend", 2, "dns"), topic("dns"))))
                .withMessage(
                        "content/topics/http.md: the file has vanished, and retired.yml does not"
                                + " say what becomes of it.");
        assertThat(rowVersions()).isEqualTo(before);
    }

    @Test
    void refusesToRetireATopicThatHasAFile() {
        var both = without(first, "{topic: dns}");

        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(() -> publishing.publish(both))
                .withMessage(
                        "content/retired.yml: the topic \"dns\" has a file and is no retired one.");
    }

    @Test
    void retiredTopicIsBackWhenItsFileIs() {
        publishing.publish(first);
        publishing.publish(
                without(content(roadmap("backend", 2, "dns"), topic("dns")), "{topic: http}"));

        publishing.publish(
                content(roadmap("backend", 3, "dns", "http"), topic("dns"), topic("http", "dns")));

        assertThat(statusOf("http")).isEqualTo("PUBLISHED");
        assertThat(news("http"))
                .containsExactly("topic-published.v1", "topic-retired.v1", "topic-published.v1");
    }

    @Test
    void topicsMayExchangeTheirSlugs() {
        publishing.publish(first);

        publishing.publish(
                content(
                        roadmap("backend", 2, "dns", "http"),
                        topic(idOf("http"), "dns", "Now DNS", "Text."),
                        topic(idOf("dns"), "http", "Now HTTP", "Text.", "dns")));

        assertThat(
                        jdbc.sql("select slug from topic where id = ?")
                                .param(idOf("http"))
                                .query(String.class)
                                .single())
                .isEqualTo("dns");
    }

    @Test
    void roadmapWithoutAFileIsRetired() {
        publishing.publish(first);

        publishing.publish(
                without(
                        content(roadmap("frontend", 1, "dns"), topic("dns")),
                        "{roadmap: backend}",
                        "{topic: http}"));

        assertThat(
                        jdbc.sql("select slug from roadmap where status = 'PUBLISHED'")
                                .query(String.class)
                                .list())
                .containsExactly("frontend");
        assertThat(statusOf("http")).isEqualTo("RETIRED");
    }

    @Test
    void retiredRoadmapIsBackWhenItsFileIs() {
        publishing.publish(first);
        publishing.publish(
                without(
                        content(
                                roadmap("frontend", 1, "dns", "http"),
                                topic("dns"),
                                topic("http", "dns")),
                        "{roadmap: backend}"));

        publishing.publish(
                new ContentFiles(
                        List.of(
                                roadmap("backend", 1, "dns", "http"),
                                roadmap("frontend", 1, "dns", "http")),
                        first.topics(),
                        List.of()));

        assertThat(
                        jdbc.sql(
                                        """
                                        select slug || ' ' || version from roadmap
                                        where status = 'PUBLISHED' order by slug
                                        """)
                                .query(String.class)
                                .list())
                .containsExactly("backend 2", "frontend 1");
    }

    @Test
    void retiredTopicThatComesBackUnderAnotherSlugIsNoLongerAtItsFormerOne() {
        publishing.publish(first);
        publishing.publish(
                without(content(roadmap("backend", 2, "dns"), topic("dns")), "{topic: http}"));
        var before = versionOfView("topic:http");

        publishing.publish(
                content(
                        roadmap("backend", 3, "dns", "hypertext"),
                        topic("dns"),
                        topic(idOf("http"), "hypertext", "Hypertext", "Text.", "dns")));

        assertThat(versionOfView("topic:http")).isGreaterThan(before);
    }

    private long versionOfView(String name) {
        return jdbc.sql("select version from view_version where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private String statusOf(String slug) {
        return jdbc.sql("select status from topic where slug = ?")
                .param(slug)
                .query(String.class)
                .single();
    }

    /** What the world was told about a topic, in order. */
    private List<String> news(String slug) {
        return jdbc
                .sql("select type from outbox where aggregate_id = ? order by sequence")
                .param(idOf(slug).toString())
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.replace("dev.backroad.catalog.", ""))
                .toList();
    }

    private List<String> topicsInOrder() {
        return jdbc.sql(
                        """
                        select t.slug from stage s join stage_topic st on st.stage_id = s.id
                        join topic t on t.id = st.topic_id order by s.position, st.position
                        """)
                .query(String.class)
                .list();
    }

    private List<Long> sequences() {
        return jdbc.sql(
                        "select sequence from outbox where topic = 'catalog.roadmaps' order by"
                                + " sequence")
                .query(Long.class)
                .list();
    }

    private String textOf(String slug) {
        return jdbc.sql("select text from topic where slug = ?")
                .param(slug)
                .query(String.class)
                .single();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    /** PostgreSQL writes a row anew, under another transaction's number, whenever it is updated. */
    private List<String> rowVersions() {
        return jdbc.sql(
                        """
                        select xmin::text || ctid::text from topic
                        union all select xmin::text || ctid::text from roadmap
                        union all select xmin::text || ctid::text from edition_topic
                        union all select xmin::text || ctid::text from content_file
                        order by 1
                        """)
                .query(String.class)
                .list();
    }
}
