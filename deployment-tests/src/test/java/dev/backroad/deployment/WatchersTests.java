package dev.backroad.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Those who watch a Compose system know each other's names, and those of the services. */
class WatchersTests {

    private static final String HERE = "deploy/observability/";
    private static final JsonNode COMPOSE = ProjectFile.yaml("docker-compose.yml").path("services");
    private static final JsonNode JOBS =
            ProjectFile.yaml(HERE + "prometheus/prometheus.yml").path("scrape_configs");

    private static final Pattern MOUNT = Pattern.compile("(\\./deploy/observability\\S*?):/");
    private static final Pattern LOKI = Pattern.compile("\"(http://loki:\\d+)/");

    @Test
    void whatIsMountedIsThere() {
        var mounts = MOUNT.matcher(ProjectFile.read("docker-compose.yml")).results();

        assertThat(mounts.map(it -> it.group(1)))
                .hasSizeGreaterThan(5)
                .allSatisfy(it -> assertThat(ServiceSettings.PROJECT.resolve(it)).isDirectory());
    }

    @Test
    void everyServiceIsAskedWhereItListens() {
        var settings =
                ServiceSettings.ALL.stream()
                        .map(it -> it + ":" + ServiceSettings.of(it).managementPort());

        assertThat(JOBS.path(0).path("dns_sd_configs"))
                .extracting(it -> it.path("names").path(0).asText() + ":" + it.path("port"))
                .containsExactlyInAnyOrderElementsOf(settings.toList());
    }

    @Test
    void theyKnowEachOtherByNamesThatComposeGives() {
        var names = Stream.concat(targets(), Stream.concat(sources(), loki()));

        assertThat(names)
                .hasSizeGreaterThan(8)
                .allSatisfy(it -> {
                    var name = it.replaceAll(":.*", "").replace("localhost", "prometheus");
                    assertThat(COMPOSE.path(name).path("profiles"))
                            .as(name)
                            .hasToString("[\"observability\"]");
                });
    }

    private static Stream<String> targets() {
        return Dashboards.each(JOBS.path(1).path("static_configs"))
                .map(it -> it.path("targets").path(0).asText());
    }

    private static Stream<String> sources() {
        var sources = ProjectFile.yaml(HERE + "grafana/provisioning/datasources/backroad.yml");
        return Dashboards.each(sources.path("datasources"))
                .map(it -> URI.create(it.path("url").asText()).getAuthority());
    }

    private static Stream<String> loki() {
        return LOKI.matcher(ProjectFile.read(HERE + "alloy/config.alloy"))
                .results()
                .map(it -> URI.create(it.group(1)).getAuthority());
    }

    @Test
    void alertsAreMailForTheMailboxOfTheSystem() {
        var global = ProjectFile.yaml(HERE + "alertmanager/alertmanager.yml").path("global");

        assertThat(global.path("smtp_smarthost").asText()).startsWith("mailpit:");
        assertThat(COMPOSE.has("mailpit")).isTrue();
    }

    @Test
    void whatTheFileOfVariablesSetsIsPassedOnToServices() {
        var settings = COMPOSE.path("gateway").path("environment");
        var set = ServiceSettings.properties(HERE + "compose.env");

        assertThat(set.remove("COMPOSE_PROFILES")).isEqualTo("system,observability");
        assertThat(set.stringPropertyNames())
                .isNotEmpty()
                .allSatisfy(name -> {
                    assertThat(settings.has(name)).as(name).isTrue();
                    assertThat(settings.path(name).isNull()).as(name).isTrue();
                });
    }

    @Test
    void nobodyTellsOthersAboutUs() {
        assertThat(ProjectFile.read(HERE + "loki/loki.yml")).contains("reporting_enabled: false");
        assertThat(ProjectFile.read(HERE + "tempo/tempo.yml")).contains("reporting_enabled: false");
        assertThat(ProjectFile.read("docker-compose.yml"))
                .contains("--disable-reporting", "GF_ANALYTICS_REPORTING_ENABLED: \"false\"");
    }
}
