package dev.backroad.deployment;

import static dev.backroad.deployment.Found.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** In production nothing secret is in a file; what pods ask for is fetched. */
class ProductionSecretsTests {

    private static Map<String, Set<String>> fetched() {
        var fetched = new TreeMap<String, Set<String>>();
        Overlay.named("production")
                .all(Operators.ExternalSecret.class)
                .forEach(secret -> {
                    var keys =
                            fetched.computeIfAbsent(
                                    secret.spec().target().name(), it -> new TreeSet<>());
                    secret.spec().data().forEach(it -> keys.add(it.secretKey()));
                });
        return fetched;
    }

    @Test
    void everySecretOfThePodsIsFetched() {
        var fetched = fetched();

        assertThat(Overlay.named("production").services().values())
                .flatExtracting(it -> it.pod().getVolumes())
                .filteredOn(it -> it.getSecret() != null)
                .hasSize(5)
                .allSatisfy(it -> assertThat(fetched).containsKey(it.getSecret().getSecretName()));
    }

    @Test
    void everyServiceGetsWhatItDoesNotStartWithout() {
        var fetched = fetched();

        for (var service : ServiceSettings.ALL) {
            var card =
                    ServiceSettings.read(
                            ServiceSettings.PROJECT.resolve(service).resolve("README.md"));
            assertThat(in(fetched, service).contains("backroad.key-encryption-key"))
                    .as(service)
                    .isEqualTo(card.contains("BACKROAD_KEY_ENCRYPTION_KEY"));
            assertThat(in(fetched, service).contains("backroad.web-client-secret"))
                    .as(service)
                    .isEqualTo(card.contains("BACKROAD_WEB_CLIENT_SECRET"));
            assertThat(in(fetched, service).contains("spring.datasource.password"))
                    .as(service)
                    .isEqualTo(ServiceSettings.of(service).has("spring.datasource.url"));
        }
    }

    @Test
    void everyRoleAndDatabaseOfThePostgresClusterIsOneOfAService() {
        var overlay = Overlay.named("production");
        var fetched = fetched();
        var databases =
                overlay.services().values().stream()
                        .map(it -> it.env("BACKROAD_DATABASE"))
                        .filter(it -> !it.isEmpty())
                        .toList();

        assertThat(overlay.all(Operators.Database.class).map(it -> it.spec().name()))
                .containsExactlyInAnyOrderElementsOf(databases);
        assertThat(overlay.one(Operators.Cluster.class).spec().managed().roles())
                .allSatisfy(it -> {
                    assertThat(databases).contains(it.name());
                    assertThat(in(fetched, it.passwordSecret().name()))
                            .containsExactly("password", "username");
                })
                .hasSameSizeAs(databases);
    }

    @Test
    void backupsAreMadeAndTheirKeysFetched() {
        var overlay = Overlay.named("production");
        var store = overlay.one(Operators.ObjectStore.class);
        var keys = store.spec().configuration().s3Credentials();
        var plugin = overlay.one(Operators.Cluster.class).spec().plugins().getFirst();

        assertThat(plugin.isWALArchiver()).isTrue();
        assertThat(plugin.parameters()).containsEntry("barmanObjectName", store.metadata().name());
        assertThat(overlay.one(Operators.ScheduledBackup.class).spec().cluster().name())
                .isEqualTo(overlay.one(Operators.Cluster.class).metadata().name());
        assertThat(in(fetched(), keys.accessKeyId().name()))
                .contains(keys.accessKeyId().key(), keys.secretAccessKey().key());
    }

    @Test
    void theCopiesOfAWriteSurviveOneBrokerAndOneServer() {
        var overlay = Overlay.named("production");
        var pool = overlay.one(io.strimzi.api.kafka.model.nodepool.KafkaNodePool.class);
        var config =
                overlay.one(io.strimzi.api.kafka.model.kafka.Kafka.class)
                        .getSpec()
                        .getKafka()
                        .getConfig();

        assertThat(pool.getSpec().getReplicas()).isEqualTo(3);
        assertThat(config)
                .containsEntry("default.replication.factor", 3)
                .containsEntry("min.insync.replicas", 2)
                .containsEntry("auto.create.topics.enable", false);
        assertThat(overlay.one(Operators.Cluster.class).spec().postgresql().synchronous().number())
                .isEqualTo(1);
    }
}
