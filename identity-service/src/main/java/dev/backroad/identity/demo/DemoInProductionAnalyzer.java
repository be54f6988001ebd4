package dev.backroad.identity.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of printing a stack trace. */
final class DemoInProductionAnalyzer extends AbstractFailureAnalyzer<DemoInProductionException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, DemoInProductionException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Remove one of them from SPRING_PROFILES_ACTIVE.", failure);
    }
}
