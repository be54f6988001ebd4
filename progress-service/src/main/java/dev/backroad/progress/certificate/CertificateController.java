package dev.backroad.progress.certificate;

import dev.backroad.progress.credential.Issuer;
import dev.backroad.progress.enrollment.Learner;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The learner's door to certificates: translates, decides nothing. */
@RestController
@RequestMapping("/api/v1/certificates")
class CertificateController {

    /** For which enrolment, and the name as it is to be printed. */
    record CertificateRequest(@NotNull UUID enrollmentId, @NotNull @Size(max = 400) String name) {}

    /**
     * All of a learner; one for each version of a roadmap at most, so that there is no next page.
     */
    record CertificateList(List<CertificateView> items, @Nullable String next) {}

    private final Certificates certificates;
    private final Issuer issuer;

    CertificateController(Certificates certificates, Issuer issuer) {
        this.certificates = certificates;
        this.issuer = issuer;
    }

    /**
     * Issues a certificate for a roadmap that one has completed.
     *
     * <p>Answers 201 for a new certificate and 200 with the one that was there.
     */
    @PostMapping
    ResponseEntity<CertificateView> issue(
            @AuthenticationPrincipal Jwt token, @Valid @RequestBody CertificateRequest request) {
        var name = PrintedName.of(request.name());
        var issued = certificates.issue(Learner.of(token), request.enrollmentId(), name);
        var view = CertificateView.of(issued.certificate(), issuer);
        return issued.isNew()
                ? ResponseEntity.created(URI.create("/api/v1/certificates/" + view.id())).body(view)
                : ResponseEntity.ok(view);
    }

    /** Lists one's certificates. */
    @GetMapping
    CertificateList all(@AuthenticationPrincipal Jwt token) {
        var all = certificates.lookAtAll(Learner.of(token));
        return new CertificateList(
                all.stream().map(it -> CertificateView.of(it, issuer)).toList(), null);
    }

    /** Revokes one of one's certificates, for good. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        certificates.revoke(Learner.of(token), id);
    }
}
