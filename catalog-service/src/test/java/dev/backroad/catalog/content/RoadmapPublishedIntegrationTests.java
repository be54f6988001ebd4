package dev.backroad.catalog.content;

import static dev.backroad.catalog.content.SampleContent.content;
import static dev.backroad.catalog.content.SampleContent.roadmap;
import static dev.backroad.catalog.content.SampleContent.topic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.catalog.CatalogIntegrationTest;
import dev.backroad.testsupport.Contract;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CatalogIntegrationTest
class RoadmapPublishedIntegrationTests {

    private static final String TYPE = "dev.backroad.catalog.roadmap-published.v1";

    record Row(String topic, String type, String aggregateId, String payload) {}

    @Autowired ContentPublishing publishing;
    @Autowired PublishedContent published;
    @Autowired JdbcClient jdbc;

    @Test
    void outboxHoldsWhatTheContractShows() {
        published.none();

        publishing.publish(
                content(
                        roadmap("backend", 1, "internet", "http"),
                        topic(
                                UUID.fromString("01936a70-8c01-7d10-8d11-5b2a9c3e4f02"),
                                "internet",
                                "How the internet works",
                                "Text."),
                        topic(
                                UUID.fromString("01936a70-8c02-7d20-8d22-5b2a9c3e4f03"),
                                "http",
                                "HTTP",
                                "Text.",
                                "internet")));

        var told =
                jdbc.sql(
                                "select topic, type, aggregate_id, payload from outbox where topic"
                                        + " = 'catalog.roadmaps'")
                        .query(Row.class)
                        .single();
        assertThat(told.topic()).isEqualTo("catalog.roadmaps");
        assertThat(told.type()).isEqualTo(TYPE);
        // The one value that no file decides: a roadmap's id is made when it is first published.
        assertThat(told.payload()).contains("\"roadmapId\":\"" + told.aggregateId() + "\"");
        Contract.of(TYPE)
                .assertExampleIs(
                        told.payload()
                                .replace(
                                        told.aggregateId(),
                                        "01936a70-8c00-7e21-9a51-3f0d6f1c7b01"));
    }
}
