package dev.backroad.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods have no rights, limits that hold, and probes that ask the right port. */
class PodsTests {

    /** The start script of its image writes into the image's folders. */
    private static final String WRITES_INTO_ITS_IMAGE = "kafka";

    /** Of what a pod may take for its end, the part that no phase of a shutdown has. */
    private static final int REST_SECONDS = 5;

    /** Listeners first, then requests: each may use all of its time. */
    private static final int PHASES = 2;

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyPodMeetsPodSecurityRestricted(String name) {
        var softly = new SoftAssertions();
        for (var workload : Overlay.named(name).workloads()) {
            softly.assertThat(Restricted.violations(workload.pod())).as("%s", workload).isEmpty();
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyContainerHasAReadOnlyRoot(String name) {
        var writable =
                Overlay.named(name)
                        .containers()
                        .filter(it ->
                                !Boolean.TRUE.equals(
                                        it.getSecurityContext().getReadOnlyRootFilesystem()))
                        .map(Container::getName);

        assertThat(writable).isSubsetOf(WRITES_INTO_ITS_IMAGE);
    }

    @Test
    void brokersOfStrimziMeetPodSecurityRestricted() {
        var template = Overlay.named("production").one(KafkaNodePool.class).getSpec().getTemplate();
        var pod = template.getPod().getSecurityContext();
        var container = template.getKafkaContainer().getSecurityContext();

        assertThat(pod.getRunAsNonRoot()).isTrue();
        assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container.getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyContainerHasRequestsAndLimitsAndAsMuchMemoryAsItAsksFor(String name) {
        assertThat(Overlay.named(name).containers())
                .isNotEmpty()
                .allSatisfy(container -> {
                    var resources = container.getResources();
                    assertThat(resources.getRequests()).containsKeys("cpu", "memory");
                    assertThat(resources.getLimits()).containsKeys("cpu", "memory");
                    assertThat(resources.getLimits().get("memory"))
                            .isEqualTo(resources.getRequests().get("memory"));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyServiceIsProbedOnItsManagementPort(String name) {
        assertThat(Overlay.named(name).services())
                .hasSize(5)
                .allSatisfy((service, workload) -> {
                    var container = workload.container();
                    assertThat(workload.port("management"))
                            .hasValue(ServiceSettings.of(service).managementPort());
                    assertThat(asked(container.getStartupProbe()))
                            .isEqualTo("management/actuator/health/liveness");
                    assertThat(asked(container.getLivenessProbe()))
                            .isEqualTo("management/actuator/health/liveness");
                    assertThat(asked(container.getReadinessProbe()))
                            .isEqualTo("management/actuator/health/readiness");
                });
    }

    private static String asked(Probe probe) {
        return probe.getHttpGet().getPort().getStrVal() + probe.getHttpGet().getPath();
    }

    /** Health answers within a second whatever is away, so two are patience enough. */
    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyProbeWaitsLongerThanHealthTakes(String name) {
        var probes =
                Overlay.named(name).services().values().stream()
                        .map(Workload::container)
                        .flatMap(it ->
                                List.of(
                                        it.getStartupProbe(),
                                        it.getLivenessProbe(),
                                        it.getReadinessProbe())
                                        .stream());

        assertThat(probes).allSatisfy(it -> assertThat(it.getTimeoutSeconds()).isGreaterThan(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyStoreHasThreeProbes(String name) {
        var stores =
                Overlay.named(name).workloads().stream()
                        .filter(it -> it.kind().equals("StatefulSet"))
                        .flatMap(it -> it.pod().getContainers().stream());

        assertThat(stores)
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(it)
                                .extracting(
                                        Container::getStartupProbe,
                                        Container::getLivenessProbe,
                                        Container::getReadinessProbe)
                                .doesNotContainNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyServiceHasTheTimeThatItsShutdownMayTake(String name) {
        var settings = Overlay.named(name).settings();
        assertThat(Overlay.named(name).services())
                .allSatisfy((service, workload) -> {
                    long asleep =
                            workload.container()
                                    .getLifecycle()
                                    .getPreStop()
                                    .getSleep()
                                    .getSeconds();
                    assertThat(asleep).isPositive();
                    assertThat(workload.pod().getTerminationGracePeriodSeconds())
                            .as(service)
                            .isGreaterThanOrEqualTo(
                                    asleep
                                            + seconds(settings.get("BACKROAD_DRAIN"))
                                            + PHASES * shutdownSeconds(service)
                                            + REST_SECONDS);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void aRolloutWaitsUntilTheNewPodIsWarm(String name) {
        assertThat(Overlay.named(name).all(Deployment.class))
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(it.getSpec().getMinReadySeconds())
                                .as(it.getMetadata().getName())
                                .isEqualTo(15));
    }

    private static long shutdownSeconds(String service) {
        var phase = "spring.lifecycle.timeout-per-shutdown-phase";
        var usual =
                ServiceSettings.properties(
                                "service-defaults/src/main/resources/service-defaults.properties")
                        .getProperty(phase);
        var value = ServiceSettings.of(service).values().getOrDefault(phase, usual);
        return seconds(value);
    }

    private static long seconds(@Nullable String value) {
        return Long.parseLong(String.valueOf(value).replace("s", ""));
    }

    @Test
    void aViolationOfEachKindIsFound() {
        var pod = Overlay.parse("planted", PLANTED).workloads().getFirst().pod();

        assertThat(Restricted.violations(pod))
                .hasSize(9)
                .anyMatch(it -> it.contains("hostPath"))
                .anyMatch(it -> it.contains("runAsNonRoot"));
    }

    private static final String PLANTED =
            """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: planted}
            spec:
              template:
                metadata: {labels: {a: b}}
                spec:
                  hostNetwork: true
                  securityContext: {runAsUser: 0}
                  containers:
                    - name: a
                      image: a
                      ports: [{containerPort: 80, hostPort: 80}]
                      securityContext: {privileged: true, capabilities: {add: [NET_ADMIN]}}
                  volumes:
                    - {name: host, hostPath: {path: /}}
            """;
}
