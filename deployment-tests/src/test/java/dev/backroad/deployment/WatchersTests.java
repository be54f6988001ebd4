package dev.backroad.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Those who watch a Compose system know each other's names, and those of the services. */
class WatchersTests {

    private static final Pattern MOUNT = Pattern.compile("(\\./deploy/observability\\S*?):/");
    private static final Pattern LOKI = Pattern.compile("\"(http://loki:\\d+)/");

    private static Map<String, Object> yaml(String file) {
        return new Yaml().load(read(file));
    }

    private static String read(String file) {
        return ServiceSettings.read(ServiceSettings.PROJECT.resolve(file));
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    private static Map<?, ?> compose() {
        return map(yaml("docker-compose.yml").get("services"));
    }

    private static List<?> jobs() {
        return (List<?>)
                Found.in(yaml("deploy/observability/prometheus/prometheus.yml"), "scrape_configs");
    }

    @Test
    void whatIsMountedIsThere() {
        assertThat(MOUNT.matcher(read("docker-compose.yml")).results().map(it -> it.group(1)))
                .hasSizeGreaterThan(5)
                .allSatisfy(it -> assertThat(ServiceSettings.PROJECT.resolve(it)).isDirectory());
    }

    @Test
    void everyServiceIsAskedWhereItListens() {
        var asked = new ArrayList<String>();
        for (var lookup : (List<?>) map(jobs().getFirst()).get("dns_sd_configs")) {
            asked.add(map(lookup).get("names") + ":" + map(lookup).get("port"));
        }

        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(
                        ServiceSettings.ALL.stream()
                                .map(it -> "[" + it + "]:" + ServiceSettings.of(it).managementPort())
                                .toList());
    }

    @Test
    void theyKnowEachOtherByNamesThatComposeGives() {
        var names = new ArrayList<String>();
        for (var target : (List<?>) map(jobs().getLast()).get("static_configs")) {
            names.add(((List<?>) map(target).get("targets")).getFirst().toString());
        }
        Stream.concat(sources(), LOKI.matcher(read("deploy/observability/alloy/config.alloy")).results().map(it -> it.group(1)))
                .forEach(it -> names.add(URI.create(it).getAuthority()));

        assertThat(names)
                .hasSizeGreaterThan(8)
                .allSatisfy(it -> {
                    var name = it.replaceAll(":.*", "").replace("localhost", "prometheus");
                    assertThat(map(compose().get(name)).get("profiles"))
                            .as(name)
                            .isEqualTo(List.of("observability"));
                });
    }

    private static Stream<String> sources() {
        var file = "deploy/observability/grafana/provisioning/datasources/backroad.yml";
        return ((List<?>) Found.in(yaml(file), "datasources"))
                .stream().map(it -> map(it).get("url").toString());
    }

    @Test
    void alertsAreMailForTheMailboxOfTheSystem() {
        var global = map(yaml("deploy/observability/alertmanager/alertmanager.yml").get("global"));

        assertThat(global.get("smtp_smarthost").toString()).startsWith("mailpit:");
        assertThat(compose().containsKey("mailpit")).isTrue();
    }

    @Test
    void whatTheFileOfVariablesSetsIsPassedOnToServices() {
        var settings = map(map(compose().get("gateway")).get("environment"));
        var set = ServiceSettings.properties("deploy/observability/compose.env");

        assertThat(set.remove("COMPOSE_PROFILES")).isEqualTo("system,observability");
        assertThat(set)
                .isNotEmpty()
                .allSatisfy((name, _) -> {
                    assertThat(settings.containsKey(name)).as("%s", name).isTrue();
                    assertThat(settings.get(name)).isNull();
                });
    }

    @Test
    void nobodyTellsOthersAboutUs() {
        assertThat(read("deploy/observability/loki/loki.yml")).contains("reporting_enabled: false");
        assertThat(read("deploy/observability/tempo/tempo.yml"))
                .contains("reporting_enabled: false");
        assertThat(read("docker-compose.yml"))
                .contains("--disable-reporting", "GF_ANALYTICS_REPORTING_ENABLED: \"false\"");
    }
}
