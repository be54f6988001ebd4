package dev.backroad.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PasswordHashingTests {

    private final PasswordHashing hashing = new PasswordHashing();

    @Test
    void recognisesThePasswordItHashed() {
        var hash = hashing.encode("learner-demo");

        assertThat(hash).startsWith("{bcrypt}").doesNotContain("learner");
        assertThat(hashing.matches("learner-demo", hash)).isTrue();
        assertThat(hashing.matches("learner-demo ", hash)).isFalse();
    }

    @Test
    void refusesWhatBcryptWouldCut() {
        assertThatIllegalArgumentException().isThrownBy(() -> hashing.encode("x".repeat(73)));
        assertThatIllegalArgumentException().isThrownBy(() -> hashing.encode("é".repeat(37)));
    }

    @Test
    void doesNotTakeALongerPasswordForItsFirst72Bytes() {
        var longest = "x".repeat(72);

        var hash = hashing.encode(longest);

        assertThat(hashing.matches(longest, hash)).isTrue();
        assertThat(hashing.matches(longest + "y", hash)).isFalse();
    }
}
