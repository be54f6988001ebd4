package dev.backroad.identity.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.backroad.defaults.keys.KeyEncryption;
import dev.backroad.defaults.keys.KeyEncryptionException;
import dev.backroad.identity.key.SigningKey.Status;
import dev.backroad.testsupport.WithPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig
@WithPostgres
class SigningKeysIntegrationTests {

    private static final String SCHEMA = "signing_keys";
    private static final String SETTING = "ZGVtbyBrZXkgb2YgYmFja3JvYWQsIG5vdCBzZWNyZXQ=";
    private static final Duration NOTICE = Duration.ofMinutes(10);
    private static final Duration ROTATION = Duration.ofDays(30);

    @Autowired JdbcConnectionDetails postgres;

    private final Collection<Boolean> madeInTransaction = new ConcurrentLinkedQueue<>();

    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    @BeforeEach
    void emptyTable() throws Exception {
        var jdbc = JdbcClient.create(database());
        jdbc.sql("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE").update();
        jdbc.sql("CREATE SCHEMA " + SCHEMA).update();
        for (var migration : List.of("V2__signing_keys", "V12__signing_key_rotation")) {
            var file = new ClassPathResource("db/migration/" + migration + ".sql");
            jdbc.sql(file.getContentAsString(StandardCharsets.UTF_8)).update();
        }
    }

    @Test
    void makesOneKeyForAllInstancesThatStartTogether() throws Exception {
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> start = () -> new Instance().keys.active().getKeyID();
            var kids =
                    instances.invokeAll(Collections.nCopies(6, start)).stream()
                            .map(Future::resultNow)
                            .toList();

            assertThat(kids).hasSize(6).containsOnly(start.call());
        }
    }

    /** The database would end it, and the service with it, where keys are made slowly. */
    @Test
    void noTransactionWaitsWhileAKeyIsMade() {
        var instance = new Instance();
        instance.rotation.rotate();
        now = now.plus(NOTICE).plus(ROTATION);
        instance.rotation.rotateIfDue();
        instance.rotation.replaceAll();

        assertThat(instance.known()).hasSize(4);
        assertThat(madeInTransaction).hasSize(4).containsOnly(false);
    }

    @Test
    void readsBackTheKeyItMade() {
        var made = new Instance().keys.active();

        var read = new Instance().keys.active();

        assertThat(read).isEqualTo(made);
        assertThat(read.isPrivate()).isTrue();
        assertThat(read.size()).isEqualTo(2048);
    }

    @Test
    void storesNoPrivatePartInClear() {
        new Instance();

        assertThat(rowsAsText()).contains("\"kty\":\"RSA\"").doesNotContain("\"d\":", "\"p\":");
    }

    @Test
    void sealsAKeyThatAnOlderVersionStoredInClear() throws Exception {
        var old = new RSAKeyGenerator(2048).keyID("old").generate();
        JdbcClient.create(database())
                .sql("INSERT INTO signing_key (kid, jwk, signs_from) VALUES ('old', ?, ?)")
                .params(old.toJSONString(), Timestamp.from(now))
                .update();

        var active = new Instance().keys.active();

        assertThat(active).isEqualTo(old);
        assertThat(rowsAsText()).doesNotContain("\"d\":");
    }

    @Test
    void refusesToStartWithAnotherKeyEncryptionKey() {
        new Instance();

        assertThatExceptionOfType(KeyEncryptionException.class)
                .isThrownBy(() -> new Instance("YW5vdGhlciBrZXkgb2YgYmFja3JvYWQsIG5vIHRydXQ="))
                .withMessageContaining("not sealed with this");
    }

    @Test
    void publishesAKeyBeforeItSignsAndAfterIt() {
        var instance = new Instance();
        var first = instance.keys.active().getKeyID();

        var second = instance.rotation.rotate().orElseThrow();
        instance.keys.read();

        assertThat(instance.published()).containsExactlyInAnyOrder(first, second);
        assertThat(instance.keys.active().getKeyID()).isEqualTo(first);
        now = now.plus(NOTICE);
        assertThat(instance.keys.active().getKeyID()).isEqualTo(second);
        assertThat(instance.published()).containsExactlyInAnyOrder(first, second);
        now = now.plus(Duration.ofMinutes(59));
        assertThat(instance.published()).containsExactlyInAnyOrder(first, second);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(instance.published()).containsExactly(second);
    }

    @Test
    void rotatesNoSecondTimeWhileTheNextKeyWaits() {
        var instance = new Instance();
        instance.rotation.rotate();

        assertThat(instance.rotation.rotate()).isEmpty();

        now = now.plus(NOTICE);
        assertThat(instance.rotation.rotate()).isPresent();
    }

    @Test
    void rotatesByScheduleOnceHoweverManyInstancesThereAre() throws Exception {
        var instances = List.of(new Instance(), new Instance(), new Instance());
        now = now.plus(ROTATION).minusSeconds(1);
        instances.forEach(instance -> instance.rotation.rotateIfDue());
        assertThat(instances.getFirst().known()).hasSize(1);

        now = now.plusSeconds(1);
        try (var schedules = Executors.newVirtualThreadPerTaskExecutor()) {
            schedules.invokeAll(
                    instances.stream()
                            .map(instance ->
                                    Executors.callable(() -> instance.rotation.rotateIfDue()))
                            .toList());
        }

        assertThat(instances.getLast().known())
                .extracting(key -> key.statusAt(now))
                .containsExactly(Status.NEXT, Status.ACTIVE);
    }

    @Test
    void noticesARotationOfAnotherInstanceWithoutARestart() {
        var one = new Instance();
        var other = new Instance();
        var next = one.rotation.rotate().orElseThrow();

        other.keys.readAgain();

        assertThat(other.published()).contains(next);
    }

    @Test
    void replacesACompromisedKeyAtOnce() {
        var instance = new Instance();
        var first = instance.keys.active().getKeyID();
        var waiting = instance.rotation.rotate().orElseThrow();

        var fresh = instance.rotation.replaceAll();
        instance.keys.read();

        assertThat(instance.keys.active().getKeyID()).isEqualTo(fresh);
        assertThat(instance.published()).containsExactly(fresh);
        assertThat(instance.trusted()).doesNotContain(first, waiting);
        assertThat(new Instance().keys.active().getKeyID()).isEqualTo(fresh);
    }

    @Test
    void signsWithTheFirstKeyWhileItsClockIsBehind() {
        var first = new Instance().keys.active().getKeyID();

        now = now.minusSeconds(30);

        assertThat(new Instance().keys.active().getKeyID()).isEqualTo(first);
    }

    @Test
    void signsWithTheNextKeyWhereAClockIsFarAheadAndClosedTheOldOne() {
        var ahead = new Instance();
        var here = now;
        now = here.plus(ROTATION);
        ahead.rotation.rotateIfDue();
        now = now.plus(Duration.ofDays(1));
        ahead.rotation.rotateIfDue();

        now = here;

        assertThat(new Instance().keys.active().isPrivate()).isTrue();
    }

    @Test
    void forgetsThePrivatePartOfAKeyThatSignsNoMore() {
        var instance = new Instance();
        var first = instance.keys.active().getKeyID();
        instance.rotation.rotate();
        now = now.plus(NOTICE).plus(Duration.ofHours(1)).plusMillis(1);

        instance.rotation.rotateIfDue();

        assertThat(sealedPartOf(first)).isEmpty();
        assertThat(instance.trusted()).contains(first);
    }

    private Optional<String> sealedPartOf(String kid) {
        return JdbcClient.create(database())
                .sql("SELECT sealed_jwk FROM signing_key WHERE kid = ? AND sealed_jwk IS NOT NULL")
                .param(kid)
                .query(String.class)
                .optional();
    }

    private String rowsAsText() {
        return JdbcClient.create(database())
                .sql("SELECT string_agg(key::text, '') FROM signing_key AS key")
                .query(String.class)
                .single()
                .replace("\"\"", "\"");
    }

    private DriverManagerDataSource database() {
        var database =
                new DriverManagerDataSource(
                        postgres.getJdbcUrl(),
                        String.valueOf(postgres.getUsername()),
                        String.valueOf(postgres.getPassword()));
        database.setSchema(SCHEMA);
        return database;
    }

    /** What one instance of the service has of all this. */
    private final class Instance {

        private final SigningKeyRepository repository;
        private final KeyRotation rotation;
        private final SigningKeys keys;

        Instance() {
            this(SETTING);
        }

        Instance(String keyEncryptionKey) {
            var database = database();
            var encryption = new KeyEncryption(keyEncryptionKey);
            repository = new SigningKeyRepository(JdbcClient.create(database));
            rotation =
                    new KeyRotation(
                            repository,
                            encryption,
                            new KeySettings(keyEncryptionKey, ROTATION, NOTICE),
                            new TransactionTemplate(new JdbcTransactionManager(database)),
                            () -> {
                                madeInTransaction.add(
                                        TransactionSynchronizationManager
                                                .isActualTransactionActive());
                                return UUID.randomUUID();
                            },
                            () -> now);
            rotation.prepare();
            keys = new SigningKeys(repository, encryption, () -> now);
        }

        List<SigningKey> known() {
            return repository.all();
        }

        List<String> published() {
            keys.read();
            return kids(keys.get(everything(), null));
        }

        List<String> trusted() {
            keys.read();
            try {
                return kids(keys.everTrusted().get(everything(), null));
            } catch (KeySourceException impossible) {
                throw new AssertionError(impossible);
            }
        }

        private static JWKSelector everything() {
            return new JWKSelector(new JWKMatcher.Builder().build());
        }

        private static List<String> kids(List<JWK> keys) {
            assertThat(keys).noneMatch(JWK::isPrivate);
            return keys.stream().map(JWK::getKeyID).toList();
        }
    }
}
