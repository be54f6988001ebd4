package dev.backroad.defaults.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class KeyEncryptionTests {

    private static final String ONE = "abcd".repeat(10) + "abc=";
    private static final String OTHER = "AAAA".repeat(10) + "AAA=";

    @Test
    void opensWhatItSealed() throws Exception {
        var key = key("one");

        var opened = new KeyEncryption(ONE).open("one", new KeyEncryption(ONE).seal(key));

        assertThat(opened).isEqualTo(key);
    }

    @Test
    void sealsTheSameKeyDifferentlyEachTime() throws Exception {
        var encryption = new KeyEncryption(ONE);
        var key = key("one");

        assertThat(encryption.seal(key)).isNotEqualTo(encryption.seal(key));
    }

    @Test
    void opensNeitherAnotherKeyNorAChangedOne() throws Exception {
        var sealed = new KeyEncryption(ONE).seal(key("one"));
        var middle = sealed.length() / 2;
        var changed =
                sealed.substring(0, middle)
                        + (sealed.charAt(middle) == 'A' ? 'B' : 'A')
                        + sealed.substring(middle + 1);

        assertRefused(OTHER, "one", sealed);
        assertRefused(ONE, "two", sealed);
        assertRefused(ONE, "one", changed);
        assertRefused(ONE, "one", "nonsense");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "short", "not base64 at all!", "MTIzNDU2Nzg5MDEyMzQ1Ng=="})
    void doesNotStartWithoutThirtyTwoBytes(String setting) {
        assertThatExceptionOfType(KeyEncryptionException.class)
                .isThrownBy(() -> new KeyEncryption(setting))
                .withMessageContaining("backroad.key-encryption-key")
                .extracting(why -> new KeyEncryptionAnalyzer().analyze(why))
                .extracting(FailureAnalysis::getAction)
                .asString()
                .contains("BACKROAD_KEY_ENCRYPTION_KEY");
    }

    private static void assertRefused(String setting, String kid, String sealed) {
        assertThatExceptionOfType(KeyEncryptionException.class)
                .isThrownBy(() -> new KeyEncryption(setting).open(kid, sealed));
    }

    private static JWK key(String kid) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(kid).generate();
    }
}
