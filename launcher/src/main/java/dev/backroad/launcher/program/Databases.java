package dev.backroad.launcher.program;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What is inside the PostgreSQL server: a database and a role of the same name per service. */
final class Databases {

    static final String ADMINISTRATOR = "postgres";

    private final int port;
    private final Path passwordFile;
    private final List<String> names;

    Databases(int port, Path passwordFile, List<String> names) {
        this.port = port;
        this.passwordFile = passwordFile;
        this.names = names;
    }

    /** Connects, asserts that acknowledged means durable, and creates what is missing. */
    boolean ready() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertDurable(statement);
            for (String name : names) {
                create(statement, name);
            }
            return true;
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    private Connection connect() throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:"
                        + port
                        + "/postgres?connectTimeout=2&socketTimeout=10",
                ADMINISTRATOR,
                Files.readString(passwordFile).strip());
    }

    private static void assertDurable(Statement statement) throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            String value = first(statement, "SHOW " + setting);
            if (!value.equals("on")) {
                throw new Problem(
                        ErrorCode.NOT_DURABLE,
                        "PostgreSQL runs with %s=%s.".formatted(setting, value),
                        "What it acknowledges would be lost in a crash.",
                        "remove the setting from .backroad/data/postgres/*.conf, then  ./backroad"
                                + " up");
            }
        }
    }

    /** The password equals the name: this server is local and only answers on 127.0.0.1. */
    private static void create(Statement statement, String name) throws SQLException {
        if (first(statement, "SELECT count(*) FROM pg_roles WHERE rolname = '" + name + "'")
                .equals("0")) {
            statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + name + "'");
        }
        if (first(statement, "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'")
                .equals("0")) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + name + " STRATEGY file_copy");
            statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        }
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
