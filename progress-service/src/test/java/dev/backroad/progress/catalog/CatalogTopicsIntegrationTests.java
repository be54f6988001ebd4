package dev.backroad.progress.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The copy of the topics, in a transaction that is never committed. */
@SpringJUnitConfig
@WithPostgres
class CatalogTopicsIntegrationTests {

    private static final String TABLES = "db/migration/V3__topics_of_the_catalog.sql";

    private final SingleConnectionDataSource connection = new SingleConnectionDataSource();
    private final JdbcClient jdbc = JdbcClient.create(connection);
    private final List<Object> told = new ArrayList<>();
    private final CatalogTopics topics = new CatalogTopics(jdbc, told::add);
    private final UUID http = UUID.randomUUID();
    private final UUID tls = UUID.randomUUID();
    private final UUID web = UUID.randomUUID();
    private final UUID net = UUID.randomUUID();

    @BeforeEach
    void emptyCopy(@Autowired JdbcConnectionDetails postgres) throws SQLException {
        connection.setUrl(postgres.getJdbcUrl());
        connection.setUsername(String.valueOf(postgres.getUsername()));
        connection.setPassword(String.valueOf(postgres.getPassword()));
        connection.setSuppressClose(true);
        connection.setAutoCommit(false);
        jdbc.sql("create schema topics").update();
        jdbc.sql("set local search_path to topics").update();
        // Not execute(): that would commit.
        new ResourceDatabasePopulator(new ClassPathResource(TABLES))
                .populate(connection.getConnection());
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.getConnection().rollback();
        connection.destroy();
    }

    @Test
    void newerStateReplacesAnOlderOne() {
        topics.take(topic("HTTP", 1, tls), 1);

        topics.take(topic("HTTP/3", 2, web, net), 2);

        assertThat(stored()).containsEntry("title", "HTTP/3").containsEntry("revision", 2);
        assertThat(prerequisites()).containsExactlyInAnyOrder(web, net);
    }

    @Test
    void staleOrRepeatedEventChangesNothing() {
        topics.take(topic("HTTP/3", 2, web), 5);
        var before = stored();

        topics.take(topic("HTTP", 1, tls), 4);
        topics.take(topic("HTTP", 1, tls), 6);
        topics.retire(retired(2, tls), 3);
        topics.take(topic("HTTP/3", 2, web), 5);

        assertThat(stored()).isEqualTo(before);
        assertThat(prerequisites()).containsExactly(web);
    }

    @Test
    void retiredTopicKeepsWhatWasKnownAndSaysWhereItWent() {
        topics.take(topic("HTTP", 1), 1);

        topics.retire(retired(1, web), 2);

        assertThat(stored()).containsEntry("retired", true).containsEntry("level", "beginner");
        assertThat(topics.leadingTo(List.of(web)).sourcesOf(web)).containsExactly(http);
    }

    @Test
    void topicMayBeHeardOfWhenItIsRetiredAlready() {
        topics.retire(retired(7, web, net), 9);

        assertThat(stored()).containsEntry("retired", true).containsEntry("level", null);
        assertThat(topics.leadingTo(List.of(net)).isSplit(http)).isTrue();
    }

    @Test
    void whatATopicHasBecomeIsNewsOnce() {
        topics.retire(retired(1), 1);
        topics.retire(retired(1, web), 2);
        topics.retire(retired(1, web), 3);

        assertThat(told).containsExactly(new TopicHasSuccessors(http));
    }

    @Test
    void topicThatIsPublishedAgainLeadsNowhereAnyMore() {
        topics.retire(retired(1, web), 2);

        topics.take(topic("HTTP", 1), 3);

        assertThat(stored()).containsEntry("retired", false);
        assertThat(topics.leadingTo(List.of(web)).sourcesOf(web)).isEmpty();
    }

    @Test
    void waysThroughSeveralRetirementsAreFollowedAndCirclesEnd() {
        topics.retire(retired(1, tls), 1);
        topics.retire(new RetiredTopic(tls, "tls", "TLS", 1, List.of(new TopicRef(web))), 1);
        topics.retire(
                new RetiredTopic(
                        web, "web", "Web", 1, List.of(new TopicRef(http), new TopicRef(net))),
                1);

        var leading = topics.leadingTo(List.of(net));

        assertThat(leading.sourcesOf(net)).containsExactly(web);
        assertThat(leading.sourcesOf(web)).containsExactly(tls);
        assertThat(leading.sourcesOf(tls)).containsExactly(http);
        assertThat(leading.sourcesOf(http)).containsExactly(web);
    }

    private TopicState topic(String title, int revision, UUID... prerequisites) {
        var refs = Stream.of(prerequisites).map(TopicRef::new).toList();
        return new TopicState(http, "http", title, "beginner", "spine", 60, revision, refs);
    }

    private RetiredTopic retired(int revision, UUID... into) {
        var refs = Stream.of(into).map(TopicRef::new).toList();
        return new RetiredTopic(http, "http", "HTTP", revision, refs);
    }

    private Map<String, Object> stored() {
        return jdbc.sql("select * from topic where topic_id = ?").param(http).query().singleRow();
    }

    private List<UUID> prerequisites() {
        return jdbc.sql("select prerequisite_id from topic_prerequisite where topic_id = ?")
                .param(http)
                .query(UUID.class)
                .list();
    }
}
