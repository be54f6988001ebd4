package dev.backroad.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class ClientSecretHashingTests {

    private final ClientSecretHashing hashing =
            new ClientSecretHashing(PasswordEncoderFactories.createDelegatingPasswordEncoder());

    @Test
    void recognisesTheSecretItHashed() {
        var hash = hashing.encode("the secret");

        assertThat(hash).startsWith("{sha256}").doesNotContain("secret");
        assertThat(hashing.matches("the secret", hash)).isTrue();
        assertThat(hashing.matches("the secret ", hash)).isFalse();
        assertThat(hashing.matches("", hash)).isFalse();
        assertThat(hashing.upgradeEncoding(hash)).isFalse();
    }

    @Test
    void stillRecognisesWhatOurFirstVersionHashedAndWantsItReplaced() {
        var old = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("the secret");

        assertThat(hashing.matches("the secret", old)).isTrue();
        assertThat(hashing.matches("another", old)).isFalse();
        assertThat(hashing.upgradeEncoding(old)).isTrue();
    }
}
