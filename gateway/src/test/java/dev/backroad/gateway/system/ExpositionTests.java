package dev.backroad.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.gateway.system.Figures.Cache;
import dev.backroad.gateway.system.Figures.Heard;
import dev.backroad.gateway.system.Figures.Lag;
import dev.backroad.gateway.system.Figures.Outbox;
import dev.backroad.gateway.system.Figures.Route;
import dev.backroad.gateway.system.Figures.Within;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExpositionTests {

    private static final Instant NOW = Instant.parse("2026-11-29T22:00:00Z");

    @Test
    void requestsOfARouteAreCountedTogetherWhateverBecameOfThem() {
        var told =
                """
                http_server_requests_seconds_count{method="GET",status="200",uri="/a"} 7
                http_server_requests_seconds_sum{method="GET",status="200",uri="/a"} 0.5
                http_server_requests_seconds_bucket{method="GET",status="200",uri="/a",le="0.005"} 2
                http_server_requests_seconds_bucket{method="GET",status="200",uri="/a",le="0.1"} 6
                http_server_requests_seconds_bucket{method="GET",status="200",uri="/a",le="+Inf"} 7
                http_server_requests_seconds_max{method="GET",status="200",uri="/a"} 0.3
                http_server_requests_seconds_count{method="GET",status="404",uri="/a"} 2
                http_server_requests_seconds_sum{method="GET",status="404",uri="/a"} 0.25
                http_server_requests_seconds_bucket{method="GET",status="404",uri="/a",le="0.005"} 1
                http_server_requests_seconds_bucket{method="GET",status="404",uri="/a",le="0.1"} 2
                http_server_requests_seconds_bucket{method="GET",status="404",uri="/a",le="+Inf"} 2
                http_server_requests_seconds_count{method="GET",status="503",uri="/a"} 1
                http_server_requests_seconds_count{method="PUT",status="200",uri="/a"} 4
                http_server_requests_seconds_count{method="GET",status="200",uri="/actuator/health"} 99
                """;

        assertThat(figures(told).routes())
                .containsExactly(
                        new Route(
                                "GET",
                                "/a",
                                10,
                                2,
                                1,
                                0.75,
                                List.of(new Within(0.005, 3), new Within(0.1, 8))),
                        new Route("PUT", "/a", 4, 0, 0, 0, List.of()));
    }

    @Test
    void cachesHaveHitsAndMisses() {
        var told =
                """
                catalog_cache_reads_total{layer="near",result="hit"} 7
                catalog_cache_reads_total{layer="near",result="renewed"} 2
                catalog_cache_reads_total{layer="near",result="miss"} 1
                catalog_cache_reads_total{layer="redis",result="miss"} 1
                catalog_cache_reads_total{layer="database",result="hit"} 1
                gateway_cache_reads_total{result="hit"} 5
                gateway_cache_reads_total{result="miss"} 3
                """;

        assertThat(figures(told).caches())
                .containsExactly(
                        new Cache("answers", 5, 3),
                        new Cache("near", 9, 1),
                        new Cache("redis", 0, 1));
    }

    @Test
    void eventsThatWaitAreCounted() {
        var told =
                """
                backroad_outbox_unpublished 3
                backroad_outbox_oldest_age_seconds 1.25
                backroad_dead_letters 2
                backroad_consumer_lag{group="progress-service"} 4
                backroad_consumer_lag{group="catalog-service.views.0199c0de-0000-7000-8000-000000000001"} NaN
                """;

        assertThat(figures(told).outbox()).isEqualTo(new Outbox(3, 1.25));
        assertThat(figures(told).deadLetters()).isEqualTo(2);
        assertThat(figures(told).lag())
                .containsExactly(
                        new Lag("catalog-service.views", null), new Lag("progress-service", 4L));
    }

    @Test
    void eventsThatWereHeardAreCountedByTopicAndGroup() {
        var told =
                """
                spring_kafka_listener_seconds_count{error="none",messaging_kafka_consumer_group="g",messaging_source_name="t"} 5
                spring_kafka_listener_seconds_count{error="IOException",messaging_kafka_consumer_group="g",messaging_source_name="t"} 1
                spring_kafka_listener_seconds_sum{error="none",messaging_kafka_consumer_group="g",messaging_source_name="t"} 50
                spring_kafka_listener_active_seconds_count{messaging_kafka_consumer_group="g",messaging_source_name="t"} 1
                """;

        assertThat(figures(told).heard()).containsExactly(new Heard("t", "g", 6, 1));
    }

    @Test
    void whatIsNotToldIsNotNought() {
        var figures = figures("backroad_outbox_unpublished NaN\nbackroad_dead_letters NaN");

        assertThat(figures.outbox()).isNull();
        assertThat(figures.deadLetters()).isNull();
    }

    @Test
    void startIsAMoment() {
        assertThat(exposition("process_start_time_seconds 1.7644536E9").since())
                .isEqualTo(Instant.ofEpochSecond(1_764_453_600));
    }

    private static Figures figures(String told) {
        return exposition(told).at(NOW);
    }

    private static Exposition exposition(String told) {
        return new Exposition(
                new Samples(told.lines().map(Sample::parse).map(Objects::requireNonNull).toList()));
    }
}
