package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What is watched is there: after a journey through the running system, a real Prometheus answers
 * every question of the dashboards and finds everything that a rule reads.
 */
@Tag("launcher")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservabilityTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningSystem system = RunningSystem.up();
    private final Map<String, String> mayBeEmpty = new TreeMap<>();
    private Prometheus prometheus;

    @BeforeAll
    void watchAJourney() throws IOException {
        assumeTrue(
                Prometheus.installed().isPresent(),
                "SKIPPED: no prometheus on the PATH (Debian has it), so nobody asks what the"
                        + " dashboards ask");
        Files.readAllLines(Path.of("src/test/resources/may-be-empty.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 2))
                .forEach(entry -> mayBeEmpty.put(entry[0].strip(), entry[1].strip()));
        prometheus = Prometheus.watching(system);
        // What happened before it looked for the first time has no rate either.
        await().atMost(PATIENCE)
                .until(() -> value("count(up == 1)") == RunningSystem.SERVICES.size());
        walk("cdn");
        // What happened between two looks of Prometheus' has a rate; it looks each second.
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        walk("https-tls");
        await().atMost(PATIENCE)
                .until(() -> value("max(backroad_notification_freshness_seconds_count)") > 1);
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    private void walk(String topic) {
        var learner = Learner.enrolled(system, "learner");
        var anybody = ApiClient.anonymous(system);
        for (int i = 0; i < 5; i++) {
            anybody.get("/api/v1/roadmaps/backend");
            anybody.get("/api/v1/topics/" + topic);
            anybody.get("/api/v1/topics?q=" + topic);
        }
        learner.api().get("/api/v1/leaderboards/all-time");
        learner.complete(topic);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(learner.notifiedTopics()).contains(topic));
    }

    static Stream<Watched.Query> queries() {
        return Watched.queries();
    }

    static Stream<Watched.Rule> rules() {
        return Watched.rules();
    }

    @Test
    void everyServiceIsAskedAndAnswers() {
        assertThat(prometheus.ask("up == 1"))
                .extracting(series -> series.at("/metric/service").asString())
                .containsExactlyInAnyOrderElementsOf(RunningSystem.SERVICES);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void panelHasData(Watched.Query query) {
        var answer = prometheus.ask(query.now());

        assertThat(mayBeEmpty.containsKey(query.toString()) || hasValue(answer))
                .as("%s\n%s\n%s", query, query.now(), answer)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatARuleReadsIsThere(Watched.Rule rule) {
        assertThat(rule.selectors())
                .allSatisfy(selector ->
                        assertThat(
                                        mayBeEmpty.containsKey(selector)
                                                || !prometheus.ask(selector).isEmpty())
                                .as(selector)
                                .isTrue());
    }

    @Test
    void nothingThatIsSaidToBeEmptyAtTimesIsForgotten() {
        var asked =
                Stream.concat(
                                queries().map(Watched.Query::toString),
                                rules().flatMap(rule -> rule.selectors().stream()))
                        .toList();

        assertThat(asked).containsAll(mayBeEmpty.keySet());
        assertThat(mayBeEmpty.values()).allSatisfy(why -> assertThat(why).isNotBlank());
    }

    @Test
    void everyObjectiveIsJudged() {
        assertThat(prometheus.ask("slo:burn:rate5m >= 0"))
                .extracting(series -> series.at("/metric/slo").asString())
                .containsExactlyInAnyOrder("api-availability", "api-latency", "event-freshness");
    }

    /** Alerts need minutes to fire; what they fire for must not be so. */
    @Test
    void aSystemThatIsWellWakesNobody() {
        assertThat(rules().filter(Watched.Rule::isPage).filter(it -> !it.name().endsWith("Burn")))
                .isNotEmpty()
                .allSatisfy(rule ->
                        assertThat(prometheus.ask(rule.expression()))
                                .as(rule.expression())
                                .isEmpty());
    }

    @Test
    void aPointInAGraphLeadsToTheTraceOfItsRequest() {
        var points = prometheus.exemplars("http_server_requests_seconds_bucket");

        assertThat(points).isNotEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(points).anyMatch(this::isKnownToZipkin));
    }

    private boolean isKnownToZipkin(String traceId) {
        try {
            return system.cli()
                    .shell("curl -s " + system.zipkinUrl() + "/api/v2/trace/" + traceId)
                    .contains("\"gateway\"");
        } catch (IOException broken) {
            return false;
        } catch (InterruptedException impatient) {
            throw new IllegalStateException(impatient);
        }
    }

    private double value(String query) {
        return prometheus.ask(query).stream()
                .mapToDouble(ObservabilityTests::number)
                .max()
                .orElse(0);
    }

    private static boolean hasValue(List<JsonNode> series) {
        return series.stream().anyMatch(it -> !Double.isNaN(number(it)));
    }

    private static double number(JsonNode series) {
        var text = series.at("/value/1").asString();
        return text.endsWith("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
