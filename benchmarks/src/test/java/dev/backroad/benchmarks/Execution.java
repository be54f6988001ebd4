package dev.backroad.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * A statement that PostgreSQL has executed, as its log tells it.
 *
 * @param session the process that did
 * @param sql with {@code $1} and so on
 * @param parameters what they were, in their order; empty for {@code null}
 */
record Execution(String session, String sql, List<Optional<String>> parameters) {

    boolean isAbout(String value) {
        return parameters.stream().anyMatch(parameter -> parameter.orElse("").contains(value));
    }

    boolean begins() {
        return sql.equalsIgnoreCase("begin");
    }

    boolean ends() {
        return sql.equalsIgnoreCase("commit") || sql.equalsIgnoreCase("rollback");
    }
}
