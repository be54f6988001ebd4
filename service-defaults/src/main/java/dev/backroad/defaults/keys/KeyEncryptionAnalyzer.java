package dev.backroad.defaults.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of printing a stack trace. */
final class KeyEncryptionAnalyzer extends AbstractFailureAnalyzer<KeyEncryptionException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, KeyEncryptionException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set BACKROAD_KEY_ENCRYPTION_KEY, the same for every instance and for ever. A new"
                        + " one is made by: openssl rand -base64 32",
                failure);
    }
}
