package dev.backroad.defaults;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in a sentence that a service cannot get at its database when it starts. A container's last
 * line is all that many people read of it.
 */
final class DatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String WHERE =
            "Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD"
                    + " to a database of this service.";

    private static final String DISK_FULL = "53100";
    private static final String ROOM =
            "Make room on the volume of PostgreSQL. Nothing that was acknowledged is lost.";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        if (state.equals(DISK_FULL)) {
            return new FailureAnalysis("PostgreSQL's disk is full.", ROOM, failure);
        }
        String what = what(state);
        return what == null ? null : new FailureAnalysis(what, WHERE, failure);
    }

    /** The codes are PostgreSQL's (errcodes, class 08, 28 and 3D) and its driver's. */
    private static @Nullable String what(String state) {
        return switch (state) {
            case "28P01", "28000" -> "PostgreSQL refuses the username or the password.";
            case "3D000" -> "PostgreSQL has no such database.";
            case "08001", "08004", "08006" ->
                    "PostgreSQL is not there: it was asked for 30 seconds.";
            default -> null;
        };
    }
}
