package dev.backroad.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus computes and when it wakes somebody. */
class RulesTests {

    private static final Path RUNBOOKS = ServiceSettings.PROJECT.resolve("docs/runbooks");

    @Test
    void prometheusTakesTheConfigurationAndTheRules() {
        var checked = Promtool.check("config", Rules.FOLDER.resolve("prometheus.yml"));

        assertThat(checked.code()).as(checked.output()).isZero();
        assertThat(checked.output()).contains("2 rule files found");
    }

    /** They are named one by one: a file that is not here is a rule file that Compose ignores. */
    @Test
    void noOtherRuleFilesAreThere() throws IOException {
        try (var files = Files.list(Rules.FOLDER.resolve("rules"))) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(Rules.FILES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"objectives", "causes"})
    void rulesFireWhenTheyShouldAndNotOtherwise(String name) {
        var tested = Promtool.testRules(Rules.FOLDER.resolve("tests/" + name + ".yml"));

        assertThat(tested.code()).as(tested.output()).isZero();
    }

    @Test
    void aTestThatExpectsSomethingElseFails(@TempDir Path folder) throws IOException {
        var tests = ServiceSettings.read(Rules.FOLDER.resolve("tests/causes.yml"));
        var planted = folder.resolve("planted.yml");
        var rules = Rules.FOLDER.toAbsolutePath().normalize().toString();
        Files.writeString(
                planted, tests.replace("..", rules).replace("still 95% full", "still 96% full"));

        assertThat(Promtool.testRules(planted).code()).isNotZero();
    }

    @Test
    void everyAlertSaysHowUrgentItIsAndHasItsPage() {
        assertThat(Rules.alerts())
                .hasSizeGreaterThan(8)
                .allSatisfy(alert -> {
                    var page = "docs/runbooks/" + alert.get("alert") + ".md";
                    assertThat(alert).containsKey("for");
                    assertThat(text(alert, "labels", "severity")).isIn("page", "ticket");
                    assertThat(text(alert, "annotations", "summary")).isNotBlank();
                    assertThat(text(alert, "annotations", "runbook")).isEqualTo(page);
                    assertThat(ServiceSettings.PROJECT.resolve(page)).exists();
                });
    }

    @Test
    void everyPageIsOfAnAlertAndSaysWhatItMeansHowToSeeItAndWhatToDo() throws IOException {
        try (var pages = Files.list(RUNBOOKS)) {
            assertThat(pages.filter(page -> !page.endsWith("README.md")))
                    .allSatisfy(page -> {
                        var name = page.getFileName().toString().replace(".md", "");
                        assertThat(alertNames()).contains(name);
                        assertThat(ServiceSettings.read(page))
                                .startsWith("# " + name + "\n")
                                .contains("**Means**", "**See**", "**Do**");
                    });
        }
    }

    private static Stream<String> alertNames() {
        return Rules.alerts().map(alert -> String.valueOf(alert.get("alert")));
    }

    /** Kustomize cannot reach out of its folder, so there are two files; and they are the same. */
    @Test
    void kubernetesHasTheSameRules() {
        var rule = Overlay.named("production").one(Operators.PrometheusRule.class);

        assertThat(rule.spec().groups()).isEqualTo(Rules.groups());
    }

    /** What rules select by is put there by Compose's Prometheus, and by the one of a cluster. */
    @Test
    void kubernetesNamesJobAndServiceAsTheRulesDo() {
        var monitor = Overlay.named("production").one(Operators.PodMonitor.class).spec();
        var service = Found.in(monitor.selector().matchLabels(), "app.kubernetes.io/part-of");

        assertThat(service).isEqualTo("backroad");
        assertThat(monitor.jobLabel()).isEqualTo("app.kubernetes.io/part-of");
        assertThat(monitor.podMetricsEndpoints().getFirst().relabelings())
                .anySatisfy(it -> {
                    assertThat(it.sourceLabels())
                            .containsExactly("__meta_kubernetes_pod_label_app_kubernetes_io_name");
                    assertThat(it.targetLabel()).isEqualTo("service");
                });
    }

    private static String text(Map<String, Object> alert, String part, String name) {
        return alert.get(part) instanceof Map<?, ?> map ? String.valueOf(map.get(name)) : "";
    }
}
