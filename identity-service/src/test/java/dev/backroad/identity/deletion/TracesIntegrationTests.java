package dev.backroad.identity.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.identity.IdentityTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IdentityTest
class TracesIntegrationTests {

    @Autowired Traces traces;
    @Autowired JdbcClient jdbc;

    @Test
    void erasesTheEventWithTheNameOnceItIsPublishedBehindTheDeletion() {
        var gone = "gone-" + UUID.randomUUID();
        var here = "here-" + UUID.randomUUID();
        published(gone, 1, "registered");
        published(gone, 2, "deleted");
        published(here, 1, "registered");

        traces.erasePublishedLate();

        assertThat(sequences(gone)).isEqualTo("2");
        assertThat(sequences(here)).isEqualTo("1");
    }

    private void published(String aggregate, int sequence, String what) {
        jdbc.sql(
                        """
                        INSERT INTO outbox (event_id, topic, type, source, aggregate_id, sequence,
                            occurred_at, payload, published_at)
                        VALUES (?, 'identity.accounts', ?, 'test', ?, ?, now(), '{}', now())
                        """)
                .params(
                        UUID.randomUUID(),
                        "dev.backroad.identity.account-" + what + ".v1",
                        aggregate,
                        sequence)
                .update();
    }

    private String sequences(String aggregate) {
        return jdbc.sql("SELECT string_agg(sequence::text, ' ') FROM outbox WHERE aggregate_id = ?")
                .param(aggregate)
                .query(String.class)
                .single();
    }
}
