package dev.backroad.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One PostgreSQL per test JVM. */
@Configuration(proxyBeanMethods = false)
class PostgresServer {

    static final String IMAGE = "postgres:18";

    private record Connection(String getUsername, String getPassword, String getJdbcUrl)
            implements JdbcConnectionDetails {}

    /** Holds the server back until somebody asks for it. */
    private static final class Lazy {
        static final JdbcConnectionDetails SERVER =
                switch (Infrastructure.CHOSEN) {
                    case CONTAINERS -> container();
                    case EMBEDDED -> embedded();
                };
    }

    private static JdbcConnectionDetails container() {
        var server = new PostgreSQLContainer(IMAGE);
        server.start();
        return new Connection(server.getUsername(), server.getPassword(), server.getJdbcUrl());
    }

    private static JdbcConnectionDetails embedded() {
        try {
            var server =
                    EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
            return new Connection(
                    "postgres", "postgres", server.getJdbcUrl("postgres", "postgres"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Bean
    JdbcConnectionDetails postgres() {
        return Lazy.SERVER;
    }
}
