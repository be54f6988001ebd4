package dev.backroad.progress.certificate;

import dev.backroad.progress.credential.Flaw;
import org.jspecify.annotations.Nullable;

/**
 * Whether a credential is valid, and why not.
 *
 * @param reason null when it is valid
 * @param detail one sentence for people
 * @param certificate what it says; null unless it is valid
 */
record Verdict(
        boolean valid,
        @Nullable Flaw reason,
        String detail,
        @Nullable CertificateView certificate) {

    static Verdict valid(CertificateView certificate) {
        return new Verdict(
                true, null, "It is signed by us, unchanged and not revoked.", certificate);
    }

    static Verdict flawed(Flaw flaw) {
        return new Verdict(false, flaw, flaw.explanation(), null);
    }
}
