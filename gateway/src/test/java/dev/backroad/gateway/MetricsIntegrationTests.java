package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.testsupport.WithRedis;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the objectives of deploy/observability are computed from. */
@GatewayTest
@WithRedis
class MetricsIntegrationTests {

    @Autowired Door door;
    @Autowired MeterRegistry meters;

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @Test
    void requestsAreCountedByTheRouteThatTheyTook() {
        get("/api/v1/roadmaps/one-of-many");

        await().untilAsserted(() -> assertThat(count("/api/v1/roadmaps/**")).isPositive());
    }

    @Test
    void whatAClientWritesIsNoSeries() {
        get("/api/v1/roadmaps/word-of-a-stranger");
        get("/word-of-a-stranger");

        await().untilAsserted(() -> assertThat(count("NOT_FOUND")).isPositive());
        assertThat(meters.find("http.server.requests").timers())
                .noneMatch(it -> it.getId().toString().contains("word-of-a-stranger"));
    }

    @Test
    void requestsAreCountedByHowLongTheyTook() {
        get("/api/v1/roadmaps/one-of-many");

        await().untilAsserted(() -> assertThat(count("/api/v1/roadmaps/**")).isPositive());
        assertThat(bounds("/api/v1/roadmaps/**")).contains(0.5).hasSizeBetween(5, 10);
    }

    private void get(String path) {
        door.client().get().uri(path).exchange().expectBody();
    }

    private double[] bounds(String uri) {
        var timer = meters.get("http.server.requests").tag("uri", uri).timer();
        return Arrays.stream(timer.takeSnapshot().histogramCounts())
                .mapToDouble(it -> it.bucket(TimeUnit.SECONDS))
                .toArray();
    }

    private long count(String uri) {
        return meters.find("http.server.requests").tag("uri", uri).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
