package dev.backroad.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewAccountTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "-dash-first", "with space", "nul\0", "ünicode", "a@b"})
    void refusesUsernamesThatNobodyCanType(String username) {
        assertThatIllegalArgumentException().isThrownBy(() -> named(username));
    }

    @Test
    void neverPrintsThePassword() {
        assertThat(named("learner").toString()).doesNotContain("secret");
    }

    private static NewAccount named(String username) {
        return new NewAccount(username, "Name", "a@b.test", "secret", Set.of(Role.LEARNER));
    }
}
