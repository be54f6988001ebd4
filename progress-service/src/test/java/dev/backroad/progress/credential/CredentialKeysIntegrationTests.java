package dev.backroad.progress.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.keys.KeyEncryption;
import dev.backroad.defaults.keys.KeyEncryptionException;
import dev.backroad.progress.CertificateTest;
import dev.backroad.progress.Graduation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@CertificateTest
class CredentialKeysIntegrationTests {

    private static final String OURS = "dGVzdHMgb2YgcHJvZ3Jlc3MsIG5vdCBzZWNyZXQhISE=";
    private static final String OTHER = "AAAA".repeat(10) + "AAA=";

    @Autowired CredentialKeyRepository stored;
    @Autowired CredentialCheck check;
    @Autowired Credentials credentials;
    @Autowired Issuer issuer;
    @Autowired TransactionOperations transaction;
    @Autowired IdGenerator ids;
    @Autowired JdbcClient jdbc;
    @Autowired Graduation graduation;

    @BeforeEach
    void forgetAllKeys() {
        jdbc.sql("delete from credential_key").update();
    }

    @Test
    void instancesThatStartAtOnceHaveOneKey() throws Exception {
        var start = new CountDownLatch(1);
        var found = new ArrayList<RSAKey>();

        // Not virtual ones: making a key never lets go of the processor, and the thread with the
        // lock would wait for one until its transaction is ended for doing nothing.
        try (var threads = Executors.newFixedThreadPool(8)) {
            var instances =
                    IntStream.range(0, 8)
                            .mapToObj(_ ->
                                    threads.submit(() -> {
                                        start.await();
                                        return keysAt(Instant.now()).signing();
                                    }))
                            .toList();
            start.countDown();
            for (var each : instances) {
                found.add(each.get());
            }
        }

        assertThat(found).hasSize(8).containsOnly(found.getFirst());
        assertThat(stored.all()).hasSize(1);
    }

    @Test
    void keyThatHasDoneItsTimeSignsNoMoreAndStaysPublished() {
        var before = keysAt(Instant.now()).signing();
        var old =
                graduation
                        .certificate(graduation.learner(UUID.randomUUID()), "Lena")
                        .at("/credential")
                        .asString();

        var later = keysAt(Instant.now().plus(Duration.ofDays(366)));
        var after = later.signing();

        assertThat(after.getKeyID()).isNotEqualTo(before.getKeyID());
        assertThat(later.published().getKeys())
                .extracting(JWK::getKeyID)
                .containsExactly(before.getKeyID(), after.getKeyID());
        assertThat(check.check(old)).isInstanceOf(Finding.Genuine.class);
        assertThat(stored.findByKid(before.getKeyID()))
                .hasValueSatisfying(key -> assertThat(key.sealed()).isNull());
    }

    @Test
    void privatePartIsNowhereInClear() {
        var key = keysAt(Instant.now()).signing();

        var row = jdbc.sql("select k::text from credential_key k").query(String.class).single();

        assertThat(row)
                .contains(key.getModulus().toString())
                .doesNotContain(key.getPrivateExponent().toString());
    }

    @Test
    void doesNotStartWithAnotherKeyEncryptionKey() {
        keysAt(Instant.now()).signing();
        var other = keys(Instant.now(), OTHER);

        assertThatExceptionOfType(KeyEncryptionException.class).isThrownBy(other::signing);
    }

    private CredentialKeys keysAt(Instant now) {
        return keys(now, OURS);
    }

    private CredentialKeys keys(Instant now, String setting) {
        return new CredentialKeys(
                stored,
                new KeyEncryption(setting),
                Duration.ofDays(365),
                issuer,
                transaction,
                ids,
                InstantSource.fixed(now));
    }
}
