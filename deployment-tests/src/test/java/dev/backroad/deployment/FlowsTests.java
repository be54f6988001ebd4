package dev.backroad.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.strimzi.api.kafka.model.kafka.Kafka;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** NetworkPolicies let through what the services do, and nothing else. */
class FlowsTests {

    private static final String EVENT_MAP =
            "contracts/src/main/resources/contracts/event-map.json"; // JSON is YAML

    private static final int POSTGRES = 5432;
    private static final int REDIS = 6379;
    private static final int SENTINEL = 26379;
    private static final int KAFKA = 9092;
    private static final int SMTP = 1025;
    private static final int[] STORES = {POSTGRES, REDIS, SENTINEL, KAFKA, SMTP};

    @Test
    void inTheWorkshopTheArrowsAreExactlyThoseOfTheServicesConfiguration() {
        var allowed = Policies.of(Overlay.named("workshop")).flows(ports());

        var expected = new TreeSet<Flow>();
        ServiceSettings.ALL.forEach(service -> expected.addAll(arrowsOf(service)));
        ServiceSettings.ALL.stream()
                .filter(it -> ServiceSettings.of(it).has("spring.mail.host"))
                .forEach(it -> expected.add(new Flow(it, "mail", SMTP)));
        expected.addAll(migrations());
        assertThat(allowed).containsExactlyElementsOf(expected);
    }

    @Test
    void inProductionOperatorsComeToThem() {
        var allowed = Policies.of(Overlay.named("production")).flows(ports());

        var expected = new TreeSet<Flow>();
        ServiceSettings.ALL.forEach(service -> expected.addAll(arrowsOf(service)));
        ServiceSettings.ALL.stream()
                .filter(it -> ServiceSettings.of(it).has("spring.data.redis"))
                .forEach(it -> expected.add(new Flow(it, "redis", SENTINEL)));
        expected.addAll(migrations());
        expected.add(new Flow("postgres", "postgres", POSTGRES));
        expected.add(new Flow("redis", "redis", REDIS));
        expected.add(new Flow("redis", "redis", SENTINEL));
        expected.add(new Flow("cnpg-system", "postgres", POSTGRES));
        expected.add(new Flow("keda", "kafka", KAFKA));
        var gateway = ServiceSettings.of("gateway");
        expected.add(new Flow("envoy-gateway-system", "gateway", gateway.port()));
        ServiceSettings.ALL.forEach(it ->
                expected.add(new Flow("monitoring", it, ServiceSettings.of(it).managementPort())));
        assertThat(allowed).containsExactlyElementsOf(expected);
    }

    private static int[] ports() {
        var services =
                ServiceSettings.ALL.stream()
                        .map(ServiceSettings::of)
                        .flatMapToInt(it -> IntStream.of(it.port(), it.managementPort()));
        return IntStream.concat(IntStream.of(STORES), services).toArray();
    }

    /** From its own application.yml, the addresses that its code reads, and the event map. */
    private static Set<Flow> arrowsOf(String service) {
        var settings = ServiceSettings.of(service);
        var arrows = new TreeSet<Flow>();
        settings.calls()
                .forEach(it -> arrows.add(new Flow(service, it, ServiceSettings.of(it).port())));
        if (settings.has("backroad.management.")) {
            ServiceSettings.ALL.forEach(it ->
                    arrows.add(new Flow(service, it, ServiceSettings.of(it).managementPort())));
        }
        if (settings.has("spring.datasource.url")) {
            arrows.add(new Flow(service, "postgres", POSTGRES));
        }
        if (settings.has("spring.data.redis")) {
            arrows.add(new Flow(service, "redis", REDIS));
        }
        if (tellsOrHears(service)) {
            arrows.add(new Flow(service, "kafka", KAFKA));
        }
        return arrows;
    }

    private static boolean tellsOrHears(String service) {
        var map = ServiceSettings.PROJECT.resolve(EVENT_MAP);
        List<Map<String, Object>> events = new Yaml().load(ServiceSettings.read(map));
        return events.stream()
                .anyMatch(it ->
                        service.equals(it.get("publisher"))
                                || (it.get("consumers") instanceof List<?> consumers
                                        && consumers.contains(service)));
    }

    private static Set<Flow> migrations() {
        var flows = new TreeSet<Flow>();
        ServiceSettings.ALL.stream()
                .filter(it -> ServiceSettings.of(it).has("spring.datasource.url"))
                .map(it -> it.replace("-service", "-migration"))
                .forEach(it -> flows.add(new Flow(it, "postgres", POSTGRES)));
        return flows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everybodyMayAskForNamesAndNobodyElseLeavesTheNamespace(String name) {
        var policies = Policies.of(Overlay.named(name));
        var ours = policies.peers().stream().filter(Peer::isOurs).map(Peer::name);

        assertThat(policies.flows(53))
                .containsExactlyElementsOf(
                        new TreeSet<>(ours.map(it -> new Flow(it, "kube-system", 53)).toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void onlyWebhooksMailAndBackupsReachTheWorld(String name) {
        var outward =
                Overlay.named(name)
                        .all(NetworkPolicy.class)
                        .filter(policy ->
                                policy.getSpec().getEgress().stream()
                                        .flatMap(rule -> rule.getTo().stream())
                                        .anyMatch(to -> to.getIpBlock() != null))
                        .map(it -> it.getMetadata().getName());

        assertThat(outward)
                .isSubsetOf("notification-service", "mail-outside", "postgres-itself")
                .contains("notification-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void webhooksReachNoAddressOfANetworkOfOurs(String name) {
        var blocks =
                Overlay.named(name)
                        .all(NetworkPolicy.class)
                        .filter(it -> it.getMetadata().getName().equals("notification-service"))
                        .flatMap(it -> it.getSpec().getEgress().stream())
                        .flatMap(it -> it.getTo().stream())
                        .filter(it -> it.getIpBlock() != null)
                        .flatMap(it -> it.getIpBlock().getExcept().stream());

        assertThat(blocks)
                .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16");
    }

    /** Strimzi writes a policy of its own for each listener, and policies only ever add. */
    @Test
    void strimziLetsInWhoOurOwnPolicyLetsIn() {
        var overlay = Overlay.named("production");
        var peers =
                overlay.one(Kafka.class)
                        .getSpec()
                        .getKafka()
                        .getListeners()
                        .getFirst()
                        .getNetworkPolicyPeers();
        var listed = new TreeSet<String>();
        for (var peer : Peer.of(overlay)) {
            if (peers.stream().anyMatch(it -> Policies.isMeant(it, peer))) {
                listed.add(peer.name());
            }
        }

        var callers =
                Policies.of(overlay).flows(KAFKA).stream()
                        .filter(it -> it.to().equals("kafka"))
                        .map(Flow::from);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(callers.toList());
    }
}
