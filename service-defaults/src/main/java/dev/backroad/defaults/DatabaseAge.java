package dev.backroad.defaults;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this version of a service can work with a database that a newer one has migrated. It can
 * as long as migrations only add, which is what lets instances of two versions run beside each
 * other, and lets the older one start again. A migration that takes away what an older version
 * needs says so by its name: {@code V60__contract_….sql}.
 */
final class DatabaseAge {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAge.class);

    private static final String TAKES_AWAY = "contract ";
    private static final Set<MigrationState> UNKNOWN_HERE =
            Set.of(
                    MigrationState.FUTURE_SUCCESS,
                    MigrationState.MISSING_SUCCESS,
                    MigrationState.FUTURE_FAILED,
                    MigrationState.MISSING_FAILED);

    private DatabaseAge() {}

    static void check(Flyway flyway) {
        List<MigrationInfo> newer =
                Stream.of(flyway.info().applied())
                        .filter(it -> UNKNOWN_HERE.contains(it.getState()))
                        .toList();
        newer.stream()
                .filter(it -> it.getDescription().startsWith(TAKES_AWAY))
                .findFirst()
                .ifPresent(it -> {
                    throw new DatabaseTooNewException(name(it));
                });
        if (!newer.isEmpty()) {
            log.warn(
                    "The database is newer than this version, which goes on: {}.",
                    String.join(", ", newer.stream().map(DatabaseAge::name).toList()));
        }
    }

    private static String name(MigrationInfo migration) {
        return "V" + migration.getVersion() + " (" + migration.getDescription() + ")";
    }
}
