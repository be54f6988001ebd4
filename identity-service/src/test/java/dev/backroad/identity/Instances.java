package dev.backroad.identity;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Starts the service as often as a test needs it, on a database of its own. */
record Instances(JdbcConnectionDetails postgres, KafkaConnectionDetails kafka) {

    String emptyDatabase(String name) {
        sql(postgres.getJdbcUrl()).sql("CREATE DATABASE " + name).update();
        return postgres.getJdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    ServletWebServerApplicationContext start(String database) {
        return start(database, 0);
    }

    ServletWebServerApplicationContext start(String database, int port, String... more) {
        return startIn("local", database, port, more);
    }

    ServletWebServerApplicationContext startIn(
            String profile, String database, int port, String... more) {
        var usual =
                Stream.of(
                        "--server.port=" + port,
                        "--management.server.port=0",
                        "--management.tracing.export.enabled=false",
                        "--logging.level.root=warn",
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=" + postgres.getUsername(),
                        "--spring.datasource.password=" + postgres.getPassword(),
                        "--spring.kafka.bootstrap-servers="
                                + String.join(",", kafka.getBootstrapServers()));
        return (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(IdentityServiceApplication.class)
                        .profiles(profile)
                        .run(Stream.concat(usual, Stream.of(more)).toArray(String[]::new));
    }

    static int port(ServletWebServerApplicationContext instance) {
        return Objects.requireNonNull(instance.getWebServer()).getPort();
    }

    JdbcClient sql(String database) {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        database,
                        String.valueOf(postgres.getUsername()),
                        String.valueOf(postgres.getPassword())));
    }
}
