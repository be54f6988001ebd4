package dev.backroad.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A database that our first version has filled. */
@SpringJUnitConfig
@WithPostgres
@WithKafka
class UpgradeIntegrationTests {

    @Autowired JdbcConnectionDetails postgres;
    @Autowired KafkaConnectionDetails kafka;

    @Test
    void keepsAccountsPasswordsAndClients() {
        var database = databaseOfTheFirstVersion();

        try (var service = start(String.valueOf(database.getUrl()))) {
            var browser = new Browser(Objects.requireNonNull(service.getWebServer()).getPort());
            var tokens = App.gateway().tokens(browser, "learner", "openid account:read");

            assertThat(tokens.get("scope").asString()).contains("account:read");
            assertThat(hash(database, "password_hash FROM account WHERE username = 'learner'"))
                    .startsWith("{argon2}");
            assertThat(
                            hash(
                                    database,
                                    "client_secret FROM oauth2_registered_client"
                                            + " WHERE id = 'backroad-web'"))
                    .startsWith("{sha256}");
            assertThat(hash(database, "events::text FROM account WHERE username = 'learner'"))
                    .isEqualTo("1");
        }
    }

    private DriverManagerDataSource databaseOfTheFirstVersion() {
        JdbcClient.create(at(postgres.getJdbcUrl())).sql("CREATE DATABASE upgrade").update();
        var database = at(postgres.getJdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/upgrade$1"));
        migrateToVersion4(database);
        var bcrypt = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("learner-demo");
        var secret = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("backroad-web-demo");
        var jdbc = JdbcClient.create(database);
        var id = UUID.randomUUID();
        jdbc.sql("INSERT INTO account VALUES (?, 'learner', 'Lena', 'learner@backroad.test', ?)")
                .params(id, bcrypt)
                .update();
        jdbc.sql("INSERT INTO account_role VALUES (?, 'LEARNER')").param(id).update();
        jdbc.sql(
                        """
                        INSERT INTO oauth2_registered_client (id, client_id, client_secret, client_name,
                            client_authentication_methods, authorization_grant_types, redirect_uris,
                            scopes, client_settings, token_settings)
                        VALUES ('backroad-web', 'backroad-web', ?, 'Backroad', 'client_secret_basic',
                            'authorization_code,refresh_token',
                            'http://localhost:8080/session/callback', 'openid',
                            '{"@class":"java.util.HashMap","settings.client.require-proof-key":true}',
                            '{"@class":"java.util.HashMap","settings.token.reuse-refresh-tokens":false}')
                        """)
                .param(secret)
                .update();
        return database;
    }

    private static void migrateToVersion4(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target("4")
                .load()
                .migrate();
    }

    private ServletWebServerApplicationContext start(String database) {
        return (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(IdentityServiceApplication.class)
                        .profiles("local")
                        .run(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--management.tracing.export.enabled=false",
                                "--logging.level.root=warn",
                                "--spring.datasource.url=" + database,
                                "--spring.datasource.username=" + postgres.getUsername(),
                                "--spring.datasource.password=" + postgres.getPassword(),
                                "--spring.kafka.bootstrap-servers="
                                        + String.join(",", kafka.getBootstrapServers()));
    }

    private static String hash(DataSource database, String what) {
        return JdbcClient.create(database).sql("SELECT " + what).query(String.class).single();
    }

    private DriverManagerDataSource at(String url) {
        return new DriverManagerDataSource(
                url,
                String.valueOf(postgres.getUsername()),
                String.valueOf(postgres.getPassword()));
    }
}
