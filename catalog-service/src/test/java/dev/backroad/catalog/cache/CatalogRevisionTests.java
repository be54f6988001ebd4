package dev.backroad.catalog.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

class CatalogRevisionTests {

    private final JdbcClient jdbc = mock(RETURNS_DEEP_STUBS);

    private Instant now = Instant.EPOCH;
    private final CatalogRevision revision = new CatalogRevision(jdbc, () -> now);
    private Supplier<Optional<String>> database = () -> Optional.of("first");
    private int questions;

    @BeforeEach
    void answer() {
        given(jdbc.sql(anyString()).query(String.class).optional())
                .willAnswer(question -> {
                    questions++;
                    return database.get();
                });
    }

    @Test
    void asksOnceASecond() {
        revision.current();
        database = () -> Optional.of("second");

        assertThat(revision.current()).isEqualTo("first");
        after(Duration.ofMillis(1_001));
        assertThat(revision.current()).isEqualTo("second");
        assertThat(questions).isEqualTo(2);
    }

    @Test
    void isNoneBeforeTheFirstImport() {
        database = Optional::empty;

        assertThat(revision.current()).isEqualTo("none");
    }

    @Test
    void goesOnWithTheLastOneWhilePostgresIsAway() {
        revision.current();
        database = CatalogRevisionTests::away;
        after(Duration.ofSeconds(2));

        assertThat(revision.current()).isEqualTo("first");
        assertThat(revision.current()).isEqualTo("first");
        assertThat(questions).as("who asks waits for a time-out").isEqualTo(2);
    }

    @Test
    void noticesThatPostgresIsBack() {
        revision.current();
        database = CatalogRevisionTests::away;
        after(Duration.ofSeconds(2));
        revision.current();

        database = () -> Optional.of("second");
        after(Duration.ofSeconds(6));

        assertThat(revision.current()).isEqualTo("second");
    }

    private void after(Duration duration) {
        now = now.plus(duration);
    }

    private static Optional<String> away() {
        throw new DataAccessResourceFailureException("away");
    }
}
