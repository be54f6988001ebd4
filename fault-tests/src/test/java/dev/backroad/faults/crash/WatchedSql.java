package dev.backroad.faults.crash;

import java.util.List;
import java.util.Locale;

/**
 * The statements by which crash points are recognised: what they begin with, in lower case, several
 * separated by commas. Another subject names its own by system properties.
 */
record WatchedSql(
        List<String> domainRow, List<String> outboxRow, List<String> mark, List<String> effect) {

    static WatchedSql ofThisProcess() {
        return new WatchedSql(
                property("domain-row", "insert into command"),
                property("outbox-row", "insert into outbox"),
                property("mark", "update outbox set"),
                property("effect", "insert into effect "));
    }

    private static List<String> property(String name, String usual) {
        return List.of(System.getProperty("backroad.faults.sql." + name, usual).split(","));
    }

    static boolean matches(List<String> beginnings, String sql) {
        var plain = sql.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return beginnings.stream().anyMatch(plain::startsWith);
    }
}
