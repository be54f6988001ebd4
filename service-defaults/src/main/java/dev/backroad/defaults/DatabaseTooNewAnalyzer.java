package dev.backroad.defaults;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of printing a stack trace. */
final class DatabaseTooNewAnalyzer extends AbstractFailureAnalyzer<DatabaseTooNewException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, DatabaseTooNewException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Start a version that knows this migration, or go back to a copy of the database"
                        + " from before it.",
                failure);
    }
}
