package dev.backroad.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every object is one that Kubernetes or its operator knows, and what it points at is there. */
class ObjectsTests {

    private static final String STEP = "backroad.dev/step";

    @Test
    void refusesAFieldThatNoModelKnows() {
        var planted =
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: a}
                automountServiceAccountTokn: false
                """;

        assertThatThrownBy(() -> Overlay.parse("planted", planted))
                .hasMessageContaining("automountServiceAccountTokn");
    }

    @Test
    void refusesAFieldThatStrimziDoesNotKnow() {
        var planted =
                """
                apiVersion: kafka.strimzi.io/v1
                kind: Kafka
                metadata: {name: a}
                spec: {kafka: {replica: 3}}
                """;

        assertThatThrownBy(() -> Overlay.parse("planted", planted)).hasMessageContaining("replica");
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyObjectBelongsToOneStep(String name) {
        var objects = Overlay.named(name).raw();

        assertThat(objects)
                .hasSizeGreaterThan(40)
                .allSatisfy(object ->
                        assertThat(step(object))
                                .as(object.get("kind") + " " + object.get("metadata"))
                                .isIn("stores", "migrations", "services"));
    }

    /** A component's own labels would be everybody's: Kustomize gives them to all it has so far. */
    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void servicesComeAfterMigrationsAndTheseAfterStores(String name) {
        var overlay = Overlay.named(name);

        assertThat(steps(overlay, "Deployment")).containsOnly("services");
        assertThat(steps(overlay, "Job")).containsOnly("migrations");
        assertThat(steps(overlay, "StatefulSet")).containsOnly("stores");
        assertThat(steps(overlay, "ConfigMap")).containsOnly("stores");
    }

    private static Stream<String> steps(Overlay overlay, String kind) {
        return overlay.raw().stream()
                .filter(it -> kind.equals(it.get("kind")))
                .map(ObjectsTests::step);
    }

    private static String step(Map<String, Object> object) {
        return object.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("labels") instanceof Map<?, ?> labels
                ? String.valueOf(labels.get(STEP))
                : "none";
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everySelectorFindsPodsOfOneWorkload(String name) {
        var overlay = Overlay.named(name);
        var selectors = new ArrayList<Map<String, String>>();
        overlay.all(Service.class).forEach(it -> selectors.add(it.getSpec().getSelector()));
        overlay.all(PodDisruptionBudget.class)
                .forEach(it -> selectors.add(it.getSpec().getSelector().getMatchLabels()));
        overlay.all(Deployment.class)
                .forEach(it -> selectors.add(it.getSpec().getSelector().getMatchLabels()));
        overlay.all(StatefulSet.class)
                .forEach(it -> selectors.add(it.getSpec().getSelector().getMatchLabels()));

        assertThat(selectors)
                .hasSizeGreaterThan(10)
                .allSatisfy(selector ->
                        assertThat(overlay.workloads().stream().filter(it -> it.has(selector)))
                                .as(selector.toString())
                                .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyPortOfAServiceIsOneOfItsPods(String name) {
        var overlay = Overlay.named(name);

        assertThat(overlay.all(Service.class))
                .isNotEmpty()
                .allSatisfy(service -> {
                    var pods = podsOf(overlay, service);
                    assertThat(service.getSpec().getPorts())
                            .allSatisfy(port ->
                                    assertThat(pods.port(port.getTargetPort().getStrVal()))
                                            .as(service.getMetadata().getName())
                                            .hasValue(port.getPort()));
                });
    }

    private static Workload podsOf(Overlay overlay, Service service) {
        return overlay.workloads().stream()
                .filter(it -> it.has(service.getSpec().getSelector()))
                .findFirst()
                .orElseThrow();
    }

    /** What has no address of its own is no target of a route, and nobody balances it. */
    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void managementPortsAreInHeadlessServicesOnly(String name) {
        var overlay = Overlay.named(name);
        var ports =
                ServiceSettings.ALL.stream()
                        .map(it -> ServiceSettings.of(it).managementPort())
                        .toList();

        var withThem =
                overlay.all(Service.class)
                        .filter(it ->
                                it.getSpec().getPorts().stream()
                                        .anyMatch(port -> ports.contains(port.getPort())))
                        .toList();
        assertThat(withThem)
                .hasSameSizeAs(ports)
                .allSatisfy(it -> {
                    assertThat(it.getSpec().getClusterIP()).isEqualTo("None");
                    assertThat(it.getSpec().getPublishNotReadyAddresses()).isTrue();
                    assertThat(it.getSpec().getPorts()).hasSize(1);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyPodHasItsAccountWithoutAToken(String name) {
        var overlay = Overlay.named(name);
        var accounts =
                overlay.all(ServiceAccount.class)
                        .filter(it -> Boolean.FALSE.equals(it.getAutomountServiceAccountToken()))
                        .map(it -> it.getMetadata().getName())
                        .toList();

        assertThat(overlay.workloads())
                .allSatisfy(it -> {
                    assertThat(it.pod().getAutomountServiceAccountToken()).as("%s", it).isFalse();
                    Optional.ofNullable(it.pod().getServiceAccountName())
                            .ifPresent(account -> assertThat(accounts).contains(account));
                });
    }

    @Test
    void everyDeploymentHasOneAutoscalerAndNoNumberOfItsOwn() {
        var overlay = Overlay.named("production");
        var scaled =
                Stream.concat(
                                overlay.all(HorizontalPodAutoscaler.class)
                                        .map(it -> it.getSpec().getScaleTargetRef().getName()),
                                overlay.all(Operators.ScaledObject.class)
                                        .map(it -> it.spec().scaleTargetRef().name()))
                        .toList();

        assertThat(scaled).containsExactlyInAnyOrderElementsOf(overlay.services().keySet());
        assertThat(overlay.all(Deployment.class))
                .allSatisfy(it -> assertThat(it.getSpec().getReplicas()).isNull());
    }

    @Test
    void everyDeploymentOfProductionMayLoseOnePodAndIsSpread() {
        var overlay = Overlay.named("production");
        var budgets =
                overlay.all(PodDisruptionBudget.class)
                        .filter(it -> it.getSpec().getMaxUnavailable().getIntVal() == 1)
                        .map(it -> it.getSpec().getSelector().getMatchLabels())
                        .toList();

        assertThat(overlay.services().values())
                .allSatisfy(service -> {
                    assertThat(budgets).as("%s", service).anyMatch(service::has);
                    assertThat(service.pod().getTopologySpreadConstraints())
                            .extracting(it -> it.getTopologyKey())
                            .contains("kubernetes.io/hostname", "topology.kubernetes.io/zone");
                });
    }

    @Test
    void everyRouteLeadsToThePublicDoor() {
        var overlay = Overlay.named("production");
        var door = ServiceSettings.of("gateway").port();
        var targets =
                overlay.all(HTTPRoute.class)
                        .flatMap(it -> it.getSpec().getRules().stream())
                        .flatMap(it -> it.getBackendRefs().stream())
                        .map(it -> it.getName() + ":" + it.getPort())
                        .toList();

        assertThat(targets).isNotEmpty().containsOnly("gateway:" + door);
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyImageIsOfAVersion(String name) {
        var overlay = Overlay.named(name);

        assertThat(overlay.containers())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.getImage()).matches("[a-z/-]+:v?\\d[\\w.]*"));
    }

    @Test
    void noTwoObjectsHaveOneName() {
        for (var name : List.of("workshop", "production")) {
            var names =
                    Overlay.named(name)
                            .all(HasMetadata.class)
                            .map(it -> it.getKind() + " " + it.getMetadata().getName());

            assertThat(names).doesNotHaveDuplicates();
        }
    }
}
