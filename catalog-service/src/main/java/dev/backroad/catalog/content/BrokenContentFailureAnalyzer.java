package dev.backroad.catalog.content;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start with broken content in a sentence instead of a stack trace. */
final class BrokenContentFailureAnalyzer extends AbstractFailureAnalyzer<BrokenContentException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokenContentException cause) {
        return new FailureAnalysis(
                cause.sentence(),
                "Correct the file and start again. What was published before is unchanged.",
                cause);
    }
}
