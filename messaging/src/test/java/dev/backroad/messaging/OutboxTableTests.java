package dev.backroad.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxTableTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499})
    void batchBelowBothBoundsEndsItsRound(int rows) {
        assertThat(OutboxTable.endsRound(batch(rows, "x"))).isTrue();
    }

    @Test
    void batchThatItsCountMayHaveCutIsNotTakenForTheLast() {
        assertThat(OutboxTable.endsRound(batch(500, "x"))).isFalse();
    }

    /** Characters of one to four bytes: the database counts bytes, a string does not. */
    @ParameterizedTest
    @CsvSource({"x, 800000", "é, 400000", "€, 266667", "😀, 200000"})
    void batchThatItsBytesMayHaveCutIsNotTakenForTheLast(String character, int times) {
        var payload = character.repeat(times);
        assertThat(5 * payload.getBytes(UTF_8).length).isGreaterThanOrEqualTo(4_000_000);

        assertThat(OutboxTable.endsRound(batch(5, payload))).isFalse();
    }

    @Test
    void batchOfTheLargestEventsIsCountedWithoutOverflow() {
        var payload = "x".repeat(Outbox.LARGEST_EVENT);

        assertThat(OutboxTable.endsRound(batch(499, payload))).isFalse();
    }

    private static List<OutboxRow> batch(int rows, String payload) {
        var row =
                new OutboxRow(
                        UUID.randomUUID(),
                        Notebook.TOPIC,
                        Notebook.TYPE,
                        "/somebody",
                        "a notebook",
                        1,
                        Instant.EPOCH,
                        payload,
                        null);
        return Collections.nCopies(rows, row);
    }
}
