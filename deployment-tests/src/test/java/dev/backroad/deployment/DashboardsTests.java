package dev.backroad.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each dashboard can be shown, and asks what Prometheus understands. */
class DashboardsTests {

    static List<Path> dashboards() {
        return Dashboards.files();
    }

    @Test
    void thereIsOneForTheSystemForServicesEventsCachesAndTheJvm() {
        assertThat(dashboards())
                .extracting(it -> it.getFileName().toString())
                .containsExactly(
                        "cache.json", "events.json", "jvm.json", "service.json", "system.json");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void hasAnAddressAPlaceForEachPanelAndNothingThatASaverLeftBehind(Path file) {
        var dashboard = Dashboards.read(file);
        var name = file.getFileName().toString().replace(".json", "");

        assertThat(Dashboards.text(dashboard, "uid")).isEqualTo("backroad-" + name);
        assertThat(dashboard.path("editable").asBoolean()).isFalse();
        assertThat(dashboard.has("id")).isFalse();
        assertThat(Dashboards.each(dashboard.path("panels")))
                .extracting(it -> it.path("id").asInt())
                .doesNotHaveDuplicates();
        assertThat(Dashboards.panels(file))
                .extracting(it -> Dashboards.text(it, "title"))
                .doesNotHaveDuplicates()
                .allSatisfy(title -> assertThat(title).isNotBlank());
        assertThat(Dashboards.each(dashboard.path("panels")).map(it -> it.path("gridPos")))
                .doesNotHaveDuplicates()
                .allSatisfy(place ->
                        assertThat(place.path("x").asInt() + place.path("w").asInt())
                                .isBetween(1, 24));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelAsksASourceThatIsProvisioned(Path file) {
        var sources = provisioned();

        assertThat(Dashboards.panels(file))
                .isNotEmpty()
                .allSatisfy(panel -> {
                    assertThat(sources).contains(panel.path("datasource").path("uid").asText());
                    assertThat(panel.path("targets")).isNotEmpty();
                });
    }

    private static List<String> provisioned() {
        var file = "deploy/observability/grafana/provisioning/datasources/backroad.yml";
        return Dashboards.each(ProjectFile.yaml(file).path("datasources"))
                .map(source -> source.path("uid").asText())
                .toList();
    }

    @Test
    void everyQueryIsOneThatPrometheusParses(@TempDir Path folder) throws IOException {
        var queries =
                Dashboards.queries().stream()
                        .filter(it -> it.source().equals("prometheus"))
                        .toList();

        assertThat(queries).hasSizeGreaterThan(50);
        var checked = Promtool.check("rules", asRules(queries, folder));
        assertThat(checked.code()).as(checked.output()).isZero();
        assertThat(checked.output()).contains(queries.size() + " rules found");
    }

    @Test
    void aQueryThatPrometheusDoesNotParseIsNoticed(@TempDir Path folder) throws IOException {
        var planted = new Dashboards.Query("system", "planted", "prometheus", "rate(up[1m]");

        var checked = Promtool.check("rules", asRules(List.of(planted), folder));

        assertThat(checked.code()).isNotZero();
        assertThat(checked.output()).contains("planted_0");
    }

    /** Prometheus' checker reads rules; as one, a query is parsed as it is when it is asked. */
    private static Path asRules(List<Dashboards.Query> queries, Path folder) throws IOException {
        var rules =
                IntStream.range(0, queries.size())
                        .mapToObj(number -> {
                            var query = queries.get(number);
                            var name = query.panel().replaceAll("\\W", "_") + "_" + number;
                            return Map.of("record", "q_" + name, "expr", query.forPrometheus());
                        })
                        .toList();
        var groups = Map.of("groups", List.of(Map.of("name", "queries", "rules", rules)));
        // JSON is YAML.
        return Files.writeString(
                folder.resolve("queries.yml"), new JsonMapper().writeValueAsString(groups));
    }

    /** LogQL has no checker here: so only what can be seen to be right, a selector. */
    @Test
    void logsAreAskedForByServiceOnly() {
        assertThat(Dashboards.queries())
                .filteredOn(it -> !it.source().equals("prometheus"))
                .isNotEmpty()
                .allSatisfy(it -> {
                    assertThat(it.source()).isEqualTo("loki");
                    assertThat(it.expression()).isEqualTo("{service=~\"$service\"}");
                });
    }
}
