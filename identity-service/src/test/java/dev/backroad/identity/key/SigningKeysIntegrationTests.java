package dev.backroad.identity.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithPostgres;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig
@WithPostgres
class SigningKeysIntegrationTests {

    private static final String SCHEMA = "signing_keys";

    @Autowired JdbcConnectionDetails postgres;

    @BeforeEach
    void emptyTable() throws Exception {
        var jdbc = JdbcClient.create(database());
        jdbc.sql("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE").update();
        jdbc.sql("CREATE SCHEMA " + SCHEMA).update();
        var migration = new ClassPathResource("db/migration/V2__signing_keys.sql");
        jdbc.sql(migration.getContentAsString(StandardCharsets.UTF_8)).update();
    }

    @Test
    void makesOneKeyForAllInstancesThatStartTogether() throws Exception {
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var kids =
                    instances.invokeAll(Collections.nCopies(6, this::kidOfANewInstance)).stream()
                            .map(Future::resultNow)
                            .toList();

            assertThat(kids).hasSize(6).containsOnly(kidOfANewInstance());
        }
    }

    @Test
    void readsBackTheKeyItMade() {
        var made = instance().loadOrGenerate();

        var read = instance().loadOrGenerate();

        assertThat(read.getKeys()).isEqualTo(made.getKeys());
        assertThat(read.getKeys().getFirst().isPrivate()).isTrue();
        assertThat(read.getKeys().getFirst().size()).isEqualTo(2048);
    }

    private String kidOfANewInstance() {
        return instance().loadOrGenerate().getKeys().getFirst().getKeyID();
    }

    private SigningKeys instance() {
        var database = database();
        return new SigningKeys(
                JdbcClient.create(database),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                UUID::randomUUID);
    }

    private DriverManagerDataSource database() {
        var database =
                new DriverManagerDataSource(
                        postgres.getJdbcUrl(),
                        String.valueOf(postgres.getUsername()),
                        String.valueOf(postgres.getPassword()));
        database.setSchema(SCHEMA);
        return database;
    }
}
