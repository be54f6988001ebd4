package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class StoreBusyTests {

    @Test
    void lockThatOthersHoldIsNoSilence() {
        assertThat(StoreBusy.isCauseOf(new CannotAcquireLockException("55P03"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"55P03, true", "40P01, true", "40001, true", "08006, false", "57P01, false"})
    void statesOfTheDatabaseAreTold(String state, boolean isBusy) {
        var refused = new SQLException("refused", state);

        var busy = StoreBusy.isCauseOf(new IllegalStateException(refused));

        assertThat(busy).isEqualTo(isBusy);
    }

    @Test
    void lostConnectionIsNoQueue() {
        var lost = new DataAccessResourceFailureException("lost", new SQLException("", "08006"));

        assertThat(StoreBusy.isCauseOf(lost)).isFalse();
    }

    /** The pool of a database that is away says "request timed out", as a full one does. */
    @Test
    void poolThatCanMakeNoConnectionIsNotBusy() throws IOException {
        try (var pool = new HikariDataSource(toNobody())) {
            var first = catchThrowable(pool::getConnection);
            var second = catchThrowable(pool::getConnection);

            assertThat(first).hasMessageContaining("timed out");
            assertThat(StoreBusy.isCauseOf(wrapped(first))).isFalse();
            assertThat(StoreBusy.isCauseOf(wrapped(second))).isFalse();
        }
    }

    private static Exception wrapped(Throwable failure) {
        return new CannotCreateTransactionException("no transaction", failure);
    }

    private static HikariConfig toNobody() throws IOException {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://localhost:" + closedPort() + "/nothing");
        config.setConnectionTimeout(300);
        config.setInitializationFailTimeout(-1);
        return config;
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
