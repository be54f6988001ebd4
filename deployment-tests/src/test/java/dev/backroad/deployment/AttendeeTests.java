package dev.backroad.deployment;

import static dev.backroad.deployment.Found.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** attendee.sh makes a namespace in which the workshop's system fits and finds its secrets. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell script")
class AttendeeTests {

    private static final String SCRIPT = Overlay.FOLDER + "/overlays/workshop/attendee.sh";

    private static Overlay attendee(String name) {
        return Overlay.parse(name, Kubectl.run("sh", SCRIPT, name).success());
    }

    @Test
    void enforcesPodSecurityRestricted() {
        var namespace = attendee("ada").one(Namespace.class).getMetadata();

        assertThat(namespace.getName()).isEqualTo("backroad-ada");
        assertThat(namespace.getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @Test
    void everySecretOfThePodsIsThereWithTheKeysThatAreAskedFor() {
        var secrets = secrets(attendee("ada"));

        assertThat(Overlay.named("workshop").workloads())
                .allSatisfy(workload -> {
                    workload.pod().getVolumes().stream()
                            .filter(it -> it.getSecret() != null)
                            .forEach(it ->
                                    assertThat(secrets)
                                            .containsKey(it.getSecret().getSecretName()));
                    workload.container().getEnv().stream()
                            .filter(it -> it.getValueFrom() != null)
                            .map(it -> it.getValueFrom().getSecretKeyRef())
                            .forEach(it ->
                                    assertThat(in(secrets, it.getName())).containsKey(it.getKey()));
                });
    }

    @Test
    void passwordsAgreeOnBothSidesAndWithNothingElse() {
        var secrets = secrets(attendee("ada"));

        for (var database : in(secrets, "postgres").keySet()) {
            if (!database.equals("postgres")) {
                assertThat(in(secrets, database + "-service").get("spring.datasource.password"))
                        .isEqualTo(in(secrets, "postgres").get(database));
            }
        }
        assertThat(in(secrets, "gateway"))
                .isEqualTo(
                        Map.of(
                                "backroad.web-client-secret",
                                in(secrets, "identity-service").get("backroad.web-client-secret")));
        assertThat(secrets.values().stream().flatMap(it -> it.values().stream()).distinct())
                .hasSize(5 + 1 + 3);
    }

    @Test
    void keysHave32BytesAndEveryAttendeeOthers() {
        var key = "backroad.key-encryption-key";
        var first = in(in(secrets(attendee("ada")), "progress-service"), key);
        var second = in(in(secrets(attendee("ada")), "progress-service"), key);

        assertThat(Base64.getDecoder().decode(first)).hasSize(32);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void aSecretCannotBeReplacedByAnother() {
        assertThat(attendee("ada").all(Secret.class))
                .hasSize(6)
                .allSatisfy(it -> assertThat(it.getImmutable()).isTrue());
    }

    @Test
    void theQuotaHasRoomForTheSystemItsMigrationsAndASecondPodOfTheLargest() {
        var hard = attendee("ada").one(ResourceQuota.class).getSpec().getHard();
        var workloads = Overlay.named("workshop").workloads();
        var sum = workloads.stream().mapToDouble(AttendeeTests::memory).sum();
        var largest = workloads.stream().mapToDouble(AttendeeTests::memory).max().orElseThrow();

        assertThat(bytes(in(hard, "limits.memory"))).isBetween(sum + largest, 1.5 * sum);
        assertThat(bytes(in(hard, "requests.memory"))).isEqualTo(bytes(in(hard, "limits.memory")));
        assertThat(bytes(in(hard, "requests.storage"))).isGreaterThanOrEqualTo(storage());
        assertThat(bytes(in(hard, "pods"))).isGreaterThan(workloads.size());
    }

    private static double storage() {
        return Overlay.named("workshop")
                .all(StatefulSet.class)
                .flatMap(it -> it.getSpec().getVolumeClaimTemplates().stream())
                .map((PersistentVolumeClaim it) -> it.getSpec().getResources().getRequests())
                .mapToDouble(it -> bytes(in(it, "storage")))
                .sum();
    }

    private static double memory(Workload workload) {
        return bytes(in(workload.container().getResources().getLimits(), "memory"));
    }

    private static double bytes(Quantity quantity) {
        return Quantity.getAmountInBytes(quantity).doubleValue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Ada", "-a", "a-", "a b", "a;b", "a23456789012345678901234567890123"})
    void aNameThatIsNoneIsRefusedInOneLine(String name) {
        var ran = Kubectl.run("sh", SCRIPT, name);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.output().lines()).singleElement().asString().contains("./attendee.sh ada");
    }

    private static Map<String, Map<String, String>> secrets(Overlay overlay) {
        var secrets = new TreeMap<String, Map<String, String>>();
        overlay.all(Secret.class)
                .forEach(it -> secrets.put(it.getMetadata().getName(), it.getStringData()));
        return secrets;
    }
}
