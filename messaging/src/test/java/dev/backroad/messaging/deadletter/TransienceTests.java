package dev.backroad.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class TransienceTests {

    @ParameterizedTest
    @CsvSource({
        "08006, true, connection lost",
        "57P01, true, shutting down",
        "57P03, true, starting up",
        "57014, true, cancelled",
        "53100, true, disk full",
        "53300, true, too many connections",
        "25006, true, read-only after a failover",
        "40001, true, serialisation",
        "40P01, true, deadlock",
        "42P01, true, a table that is being migrated",
        "42501, true, a right that is missing",
        "P0001, true, an error that a trigger raises",
        "XX000, true, internal",
        "23505, false, not unique",
        "23502, false, null",
        "22P02, false, malformed",
        "22021, false, a zero byte"
    })
    void databaseIsWaitedForUnlessItBlamesTheData(String state, boolean heals, String name) {
        var failure =
                new IllegalStateException(
                        name,
                        new DataIntegrityViolationException(name, new SQLException(name, state)));

        assertThat(Transience.of(failure)).isEqualTo(heals);
    }

    static Stream<Exception> storesThatAreAway() {
        return Stream.of(
                new DataAccessResourceFailureException("away"),
                new CannotCreateTransactionException("away"),
                new PessimisticLockingFailureException("busy"),
                new NotLeaderOrFollowerException("election"),
                new ConnectException("refused"),
                new IOException("reset"),
                new TimeoutException("late"),
                new SQLException("nobody knows"));
    }

    @ParameterizedTest
    @MethodSource("storesThatAreAway")
    void storeThatIsAwayIsWaitedFor(Exception away) {
        assertThat(Transience.of(new IllegalStateException(away))).isTrue();
    }

    static Stream<Exception> mistakes() {
        return Stream.of(
                new IllegalArgumentException("wrong"),
                new NullPointerException("null"),
                new ClassCastException("other"),
                new EmptyResultDataAccessException(1));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsNot(Exception mistake) {
        assertThat(Transience.of(new IllegalStateException(mistake))).isFalse();
    }

    @Test
    void causesThatGoInACircleEnd() {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(Transience.of(first)).isFalse();
    }
}
