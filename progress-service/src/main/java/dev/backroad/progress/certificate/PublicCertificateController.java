package dev.backroad.progress.certificate;

import dev.backroad.defaults.idempotency.SafePost;
import dev.backroad.progress.credential.Issuer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For everybody to whom a learner shows a certificate. */
@RestController
class PublicCertificateController {

    /** A credential that somebody brings; anything at all is looked at. */
    record Brought(@NotNull String credential) {}

    /** A certificate, and what checking it has shown just now. */
    record CheckedCertificate(CertificateView certificate, Verdict verification) {}

    private final Certificates certificates;
    private final Verification verification;
    private final Issuer issuer;

    PublicCertificateController(
            Certificates certificates, Verification verification, Issuer issuer) {
        this.certificates = certificates;
        this.verification = verification;
        this.issuer = issuer;
    }

    /** Reads a certificate and whether it is valid; anybody may. */
    @GetMapping(path = "/api/v1/certificates/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CheckedCertificate> one(@PathVariable UUID id) {
        var certificate = valid(id);
        var verdict = verification.of(credentialOf(certificate));
        return shown().body(
                        new CheckedCertificate(
                                CertificateView.of(certificate, issuer),
                                new Verdict(
                                        verdict.valid(),
                                        verdict.reason(),
                                        verdict.detail(),
                                        null)));
    }

    /** The credential itself, for programs that ask for it by its media type. */
    @GetMapping(
            path = "/api/v1/certificates/{id}",
            produces = {"application/vc+jwt", "application/jwt", MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<String> credential(@PathVariable UUID id) {
        return shown().body(credentialOf(valid(id)));
    }

    /**
     * Verifies a credential that somebody has brought along; anybody may.
     *
     * <p>Always 200, whatever somebody brings: the answer is whether it is good, and only now:
     * revoked the moment after, it is not.
     */
    @SafePost
    @PostMapping("/api/v1/certificate-verifications")
    Verdict verify(@Valid @RequestBody Brought brought) {
        return verification.of(brought.credential());
    }

    private Certificate valid(UUID id) {
        var certificate = certificates.look(id);
        if (certificate.isRevoked()) {
            throw Refusals.certificateRevoked();
        }
        return certificate;
    }

    private static String credentialOf(Certificate certificate) {
        return Objects.requireNonNull(certificate.credential());
    }

    /** Nobody keeps it without asking: it may be revoked the moment after. */
    private static ResponseEntity.BodyBuilder shown() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePublic())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
}
