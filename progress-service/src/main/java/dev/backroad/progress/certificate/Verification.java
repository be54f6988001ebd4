package dev.backroad.progress.certificate;

import dev.backroad.progress.credential.CredentialCheck;
import dev.backroad.progress.credential.Finding.Flawed;
import dev.backroad.progress.credential.Finding.Genuine;
import dev.backroad.progress.credential.Flaw;
import dev.backroad.progress.credential.Issuer;
import org.springframework.stereotype.Service;

/** Says whether a credential is good: what it tells by itself, and what became of it since. */
@Service
class Verification {

    private final CredentialCheck check;
    private final CertificateRepository certificates;
    private final Issuer issuer;

    Verification(CredentialCheck check, CertificateRepository certificates, Issuer issuer) {
        this.check = check;
        this.certificates = certificates;
        this.issuer = issuer;
    }

    Verdict of(String credential) {
        return switch (check.check(credential)) {
            case Flawed(Flaw flaw) -> Verdict.flawed(flaw);
            case Genuine(var id) ->
                    certificates
                            .find(id)
                            .map(issued -> compare(issued, credential))
                            .orElseGet(() -> Verdict.flawed(Flaw.UNKNOWN_CERTIFICATE));
        };
    }

    private Verdict compare(Certificate issued, String credential) {
        if (issued.isRevoked()) {
            return Verdict.flawed(Flaw.REVOKED);
        }
        return credential.equals(issued.credential())
                ? Verdict.valid(CertificateView.of(issued, issuer))
                : Verdict.flawed(Flaw.UNKNOWN_CERTIFICATE);
    }
}
