package dev.backroad.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The tables that a service has today, made as Flyway would make them. */
final class Migrations {

    private static final Pattern VERSION = Pattern.compile("V(\\d+)(?:_(\\d+))?__");

    private Migrations() {}

    /** What all services have goes first. */
    static void apply(Connection database, String service) throws IOException, SQLException {
        for (var module : List.of("service-defaults", "messaging", service)) {
            applyOne(database, Path.of("..", module, "src/main/resources/db"));
        }
    }

    private static void applyOne(Connection database, Path folder)
            throws IOException, SQLException {
        try (var files = Files.walk(folder);
                var statement = database.createStatement()) {
            for (var file :
                    files.filter(it -> it.toString().endsWith(".sql"))
                            .sorted(Comparator.comparingInt(Migrations::version))
                            .toList()) {
                statement.execute(Files.readString(file));
            }
        }
    }

    /** V0_3 comes before V0_10, and V5 after both. */
    private static int version(Path migration) {
        var numbers = VERSION.matcher(migration.getFileName().toString());
        if (!numbers.lookingAt()) {
            throw new IllegalArgumentException(migration.toString());
        }
        int part = numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2));
        return Integer.parseInt(numbers.group(1)) * 1_000 + part;
    }
}
