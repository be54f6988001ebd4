package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.testsupport.WithPostgres;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A database that a newer version than this one has migrated. */
@SpringJUnitConfig
@WithPostgres
class DatabaseAgeIntegrationTests {

    @Autowired JdbcConnectionDetails postgres;

    private final String schema = "age_" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void migrationsThatOnlyAddKeepAnOlderVersionWorking() {
        migrate();
        appliedByANewerVersion("0.10.5", "add a column");
        appliedByANewerVersion("99", "add a table");

        assertThatCode(this::migrate).doesNotThrowAnyException();
    }

    @Test
    void migrationThatTakesSomethingAwayKeepsAnOlderVersionOut() {
        migrate();
        appliedByANewerVersion("0.10.5", "contract names of bricks");

        assertThatThrownBy(this::migrate)
                .isInstanceOf(DatabaseTooNewException.class)
                .hasMessageContaining("too old for its database")
                .hasMessageContaining("V0.10.5 (contract names of bricks)");
    }

    @Test
    void saysSoInsteadOfAStackTrace() {
        var all =
                SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (_, _, _) -> {});
        var start = new IllegalStateException(new DatabaseTooNewException("V2 (contract x)"));

        assertThat(all.stream().map(it -> it.analyze(start)).filter(it -> it != null))
                .singleElement()
                .satisfies(it -> assertThat(it.getAction()).contains("knows this migration"));
    }

    private void migrate() {
        var flyway = new FluentConfiguration().dataSource(database()).schemas(schema);
        DefaultTables.tablesOfTheDefaults().customize(flyway);
        DefaultTables.migrationUnlessTheDatabaseIsTooNew().migrate(new Flyway(flyway));
    }

    private void appliedByANewerVersion(String version, String description) {
        JdbcClient.create(database())
                .sql(
                        """
                        insert into %1$s.flyway_schema_history
                        select max(installed_rank) + 1, ?, ?, 'SQL', 'V.sql', 1, 'newer', now(), 1, true from %1$s.flyway_schema_history
                        """
                                .formatted(schema))
                .params(version, description)
                .update();
    }

    private DriverManagerDataSource database() {
        return new DriverManagerDataSource(
                String.valueOf(postgres.getJdbcUrl()),
                String.valueOf(postgres.getUsername()),
                String.valueOf(postgres.getPassword()));
    }
}
