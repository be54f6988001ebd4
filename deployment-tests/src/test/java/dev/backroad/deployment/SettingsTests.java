package dev.backroad.deployment;

import static dev.backroad.deployment.Found.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pods are told agrees with what the services read. */
class SettingsTests {

    private static final Pattern HOST_AND_PORT = Pattern.compile("([a-z][\\w.-]*[\\w]):(\\d+)");

    /** 5,000 streams fit into 512 MB of heap: ManyStreamsIntegrationTests, notification-service. */
    private static final double HEAP_OF_A_STREAM = 512.0 * 1024 * 1024 / 5000;

    /** -XX:MaxRAMPercentage in the images. */
    private static final double HEAP_SHARE = 0.5;

    /** Kustomize reads nothing outside its folder, so the file is there twice. */
    @Test
    void workshopMakesTheDatabasesThatComposeMakes() {
        var compose = ServiceSettings.PROJECT.resolve("deploy/docker/databases.sql");
        var workshop = Overlay.FOLDER.resolve("overlays/workshop/stores/databases.sql");

        assertThat(statements(workshop)).isNotEmpty().isEqualTo(statements(compose));
    }

    private static List<String> statements(Path sql) {
        return ServiceSettings.read(sql).lines().filter(it -> !it.startsWith("--")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyServiceListensWhereItsSettingsSay(String name) {
        var services = Overlay.named(name).services();

        assertThat(services).containsOnlyKeys(ServiceSettings.ALL);
        assertThat(services)
                .allSatisfy((service, workload) ->
                        assertThat(workload.port("http"))
                                .as(service)
                                .hasValue(ServiceSettings.of(service).port()));
    }

    /** Addresses of the stores of an operator are its business; all others are Services of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyAddressInTheSettingsIsAService(String name) {
        var overlay = Overlay.named(name);
        var ports = new TreeMap<String, TreeSet<Integer>>();
        overlay.all(Service.class)
                .forEach(service ->
                        service.getSpec()
                                .getPorts()
                                .forEach(port ->
                                        ports.computeIfAbsent(
                                                        service.getMetadata().getName(),
                                                        it -> new TreeSet<>())
                                                .add(port.getPort())));
        var addresses =
                overlay.settings().values().stream()
                        .flatMap(it -> HOST_AND_PORT.matcher(it).results())
                        .filter(it -> !it.group(1).equals("localhost"))
                        .filter(it -> !OfOperators.ADDRESSES.contains(it.group()))
                        .toList();

        assertThat(addresses)
                .hasSizeGreaterThan(6)
                .allSatisfy(it -> {
                    var service = it.group(1).replaceFirst("^redis-\\d\\.", "");
                    assertThat(ports).containsKey(service);
                    assertThat(ports.get(service)).contains(Integer.valueOf(it.group(2)));
                });
    }

    /** A variable that nobody reads is a typing error. */
    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everySettingOfOursIsInACardOrInTheCode(String name) {
        var written = new StringBuilder();
        ServiceSettings.ALL.forEach(it ->
                written.append(
                        ServiceSettings.read(ServiceSettings.PROJECT.resolve(it + "/README.md"))));
        ServiceSettings.of("gateway").values().values().forEach(written::append);
        var ours =
                Overlay.named(name).settings().keySet().stream()
                        .filter(it -> it.startsWith("BACKROAD_"));

        // The cards write a list of addresses as BACKROAD_IDENTITY_URL `_CATALOG_URL` …
        assertThat(ours).isNotEmpty().allSatisfy(it -> assertThat(written.toString()).contains(it));
    }

    @Test
    void productionHasNoDemoAccounts() {
        assertThat(Overlay.named("production").settings())
                .containsEntry("SPRING_PROFILES_ACTIVE", "prod");
        assertThat(Overlay.named("production").settings().get("BACKROAD_PUBLIC_URL"))
                .startsWith("https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void everyServiceWithADatabaseHasAMigrationOfTheSameImageAndSecrets(String name) {
        var overlay = Overlay.named(name);
        var migrations = new TreeMap<String, Workload>();
        overlay.workloads().stream()
                .filter(Workload::isJob)
                .forEach(it -> migrations.put(it.labels().get("app.kubernetes.io/name"), it));

        assertThat(migrations.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        ServiceSettings.ALL.stream()
                                .filter(it -> ServiceSettings.of(it).has("spring.datasource.url"))
                                .toList());
        migrations.forEach((service, job) -> {
            var runs = in(overlay.services(), service);
            assertThat(job.container().getImage()).isEqualTo(runs.container().getImage());
            assertThat(job.env("BACKROAD_DATABASE"))
                    .isEqualTo(runs.env("BACKROAD_DATABASE"))
                    .isEqualTo(databaseOf(service));
            assertThat(job.pod().getVolumes()).isEqualTo(runs.pod().getVolumes());
            assertThat(job.env("JAVA_TOOL_OPTIONS")).isEqualTo("-Dspring.context.exit=onRefresh");
        });
    }

    private static String databaseOf(String service) {
        return in(ServiceSettings.of(service).values(), "spring.datasource.url")
                .replaceAll(".*/", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop", "production"})
    void streamsFitIntoTheHeap(String name) {
        var notification = in(Overlay.named(name).services(), "notification-service");
        var usual =
                in(ServiceSettings.of("notification-service").values(), "backroad.stream.at-once");
        var told = notification.env("BACKROAD_STREAM_ATONCE");
        var streams = Integer.parseInt(told.isEmpty() ? usual : told);

        assertThat(streams * HEAP_OF_A_STREAM)
                .isLessThanOrEqualTo(memory(notification) * HEAP_SHARE);
    }

    private static double memory(Workload workload) {
        return Quantity.getAmountInBytes(
                        in(workload.container().getResources().getLimits(), "memory"))
                .doubleValue();
    }

    @Test
    void noMoreInstancesListenThanThereIsToHear() {
        var messaging =
                ServiceSettings.properties("messaging/src/main/resources/messaging.properties");
        var partitions = Integer.parseInt(messaging.getProperty("backroad.messaging.partitions"));
        var threads = Integer.parseInt(messaging.getProperty("spring.kafka.listener.concurrency"));

        assertThat(Overlay.named("production").all(Operators.ScaledObject.class))
                .hasSize(2)
                .allSatisfy(it ->
                        assertThat(it.spec().maxReplicaCount()).isEqualTo(partitions / threads));
    }

    @Test
    void autoscalingAsksForGroupsThatListen() {
        assertThat(Overlay.named("production").all(Operators.ScaledObject.class))
                .allSatisfy(it -> {
                    var service = it.metadata().name();
                    var groups =
                            it.spec().triggers().stream()
                                    .filter(trigger -> trigger.type().equals("kafka"))
                                    .map(trigger -> trigger.metadata().get("consumerGroup"))
                                    .toList();
                    assertThat(groups)
                            .isNotEmpty()
                            .containsExactlyInAnyOrderElementsOf(Listeners.groupsOf(service));
                });
    }

    @Test
    void allInstancesTogetherFindConnectionsInTheDatabase() {
        var overlay = Overlay.named("production");
        var perInstance =
                Integer.parseInt(
                        ServiceSettings.properties(
                                        "service-defaults/src/main/resources/service-defaults.properties")
                                .getProperty("spring.datasource.hikari.maximum-pool-size"));
        var most =
                overlay.all(HorizontalPodAutoscaler.class)
                                .filter(it -> !it.getMetadata().getName().equals("gateway"))
                                .mapToInt(it -> it.getSpec().getMaxReplicas() + 1)
                                .sum()
                        + overlay.all(Operators.ScaledObject.class)
                                .mapToInt(it -> it.spec().maxReplicaCount() + 1)
                                .sum();

        assertThat(most * perInstance)
                .isLessThan(
                        Integer.parseInt(
                                overlay.one(Operators.Cluster.class)
                                        .spec()
                                        .postgresql()
                                        .parameters()
                                        .get("max_connections")));
    }
}
