package dev.backroad.catalog.content;

import static dev.backroad.catalog.content.SampleContent.content;
import static dev.backroad.catalog.content.SampleContent.roadmap;
import static dev.backroad.catalog.content.SampleContent.topic;
import static dev.backroad.catalog.content.SampleContent.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.catalog.CatalogIntegrationTest;
import dev.backroad.testsupport.Contract;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CatalogIntegrationTest
class TopicEventsIntegrationTests {

    private static final UUID INTERNET = UUID.fromString("01936a70-8c01-7d10-8d11-5b2a9c3e4f02");
    private static final UUID HTTP = UUID.fromString("01936a70-8c02-7d20-8d22-5b2a9c3e4f03");
    private static final UUID WEB = UUID.fromString("01936a70-8c03-7d30-8d33-5b2a9c3e4f04");

    @Autowired ContentPublishing publishing;
    @Autowired PublishedContent published;
    @Autowired JdbcClient jdbc;

    private final ContentFile internet =
            topic(INTERNET, "internet", "How the internet works", "Text.");

    @BeforeEach
    void httpIsPublished() {
        published.none();
        publishing.publish(
                content(
                        roadmap("backend", 1, "internet", "http"),
                        internet,
                        minutes(60, topic(HTTP, "http", "HTTP", "Text.", "internet"))));
    }

    @Test
    void outboxHoldsWhatTheContractOfAPublishedTopicShows() {
        Contract.of("dev.backroad.catalog.topic-published.v1")
                .assertExampleIs(told(HTTP, 1, "dev.backroad.catalog.topic-published.v1"));
    }

    @Test
    void outboxHoldsWhatTheContractOfARevisedTopicShows() {
        publishing.publish(
                content(
                        roadmap("backend", 1, "internet", "http"),
                        internet,
                        minutes(45, topic(HTTP, "http", "HTTP", "Text.", "internet"))));

        Contract.of("dev.backroad.catalog.topic-revised.v1")
                .assertExampleIs(told(HTTP, 2, "dev.backroad.catalog.topic-revised.v1"));
    }

    @Test
    void outboxHoldsWhatTheContractOfARetiredTopicShows() {
        publishing.publish(
                content(
                        roadmap("backend", 1, "internet", "http"),
                        internet,
                        topic(HTTP, "http", "HTTP", "Better.", "internet")));
        publishing.publish(
                without(
                        content(
                                roadmap("backend", 2, "internet", "web"),
                                internet,
                                topic(WEB, "web", "The web", "Text.")),
                        "{topic: http, into: [web]}"));

        Contract.of("dev.backroad.catalog.topic-retired.v1")
                .assertExampleIs(told(HTTP, 3, "dev.backroad.catalog.topic-retired.v1"));
    }

    @Test
    void outboxHoldsWhatTheContractOfARetiredRoadmapShows() {
        publishing.publish(
                without(
                        content(
                                roadmap("other", 1, "internet", "http"),
                                internet,
                                minutes(60, topic(HTTP, "http", "HTTP", "Text.", "internet"))),
                        "{roadmap: backend}"));

        var type = "dev.backroad.catalog.roadmap-retired.v1";
        var id =
                jdbc.sql("select id from roadmap where slug = 'backend'")
                        .query(UUID.class)
                        .single();
        Contract.of(type)
                .assertExampleIs(
                        told(id, 2, type)
                                .replace(id.toString(), "01936a70-8c00-7e21-9a51-3f0d6f1c7b01"));
    }

    private String told(UUID aggregate, int sequence, String type) {
        assertThat(
                        jdbc.sql("select type from outbox where aggregate_id = ? and sequence = ?")
                                .params(aggregate.toString(), sequence)
                                .query(String.class)
                                .single())
                .isEqualTo(type);
        return jdbc.sql("select payload from outbox where aggregate_id = ? and sequence = ?")
                .params(aggregate.toString(), sequence)
                .query(String.class)
                .single();
    }

    private static ContentFile minutes(int minutes, ContentFile topic) {
        return new ContentFile(
                topic.name(),
                topic.text().replace("estimateMinutes: 30", "estimateMinutes: " + minutes));
    }
}
