package dev.backroad.progress.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CredentialSettingsTests {

    @Test
    void printNoSecret() {
        assertThat(new CredentialSettings("c2VjcmV0", Duration.ZERO).toString())
                .doesNotContain("c2VjcmV0");
    }
}
