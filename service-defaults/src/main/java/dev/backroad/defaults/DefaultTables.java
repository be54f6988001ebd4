package dev.backroad.defaults;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** Adds the tables of the defaults to those of a service, if it has any. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
@ConditionalOnClass(FlywayConfigurationCustomizer.class)
class DefaultTables {

    @Bean
    static FlywayConfigurationCustomizer tablesOfTheDefaults() {
        // Several histories in one table: ours may go on when the service's is further already. For
        // the same reason
        // a newer version's migration may stand anywhere among ours: DatabaseAge judges those that
        // nobody here knows.
        return flyway ->
                flyway.locations(
                                Stream.concat(
                                                Stream.of("classpath:db/defaults"),
                                                Arrays.stream(flyway.getLocations())
                                                        .map(Object::toString))
                                        .toArray(String[]::new))
                        .outOfOrder(true)
                        .ignoreMigrationPatterns("*:missing", "*:future");
    }

    @Bean
    @ConditionalOnMissingBean
    static FlywayMigrationStrategy migrationUnlessTheDatabaseIsTooNew() {
        return flyway -> {
            DatabaseAge.check(flyway);
            flyway.migrate();
        };
    }
}
