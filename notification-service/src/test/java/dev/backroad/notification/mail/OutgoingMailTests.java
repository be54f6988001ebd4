package dev.backroad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.notification.kind.Words;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutgoingMailTests {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "8, 60", "100000, 60"})
    void waitsLongerAfterEachAttempt(int attempt, long seconds) {
        var mail =
                new OutgoingMail(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "a@b.test",
                        "Lena",
                        Words.ready("test", "Hi", "Hi"),
                        attempt);

        assertThat(mail.pause()).hasSeconds(seconds);
    }
}
