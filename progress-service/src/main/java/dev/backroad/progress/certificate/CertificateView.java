package dev.backroad.progress.certificate;

import dev.backroad.progress.credential.Issuer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as the API shows it.
 *
 * @param page where people look at it, and print it
 * @param credential the signed OpenBadgeCredential, a JSON Web Token
 */
record CertificateView(
        UUID id,
        @Nullable String name,
        RoadmapView roadmap,
        int done,
        int skipped,
        int total,
        Instant issuedAt,
        String page,
        @Nullable String credential) {

    record RoadmapView(String slug, String title, int version) {}

    static CertificateView of(Certificate certificate, Issuer issuer) {
        return new CertificateView(
                certificate.id(),
                certificate.name(),
                new RoadmapView(
                        certificate.roadmapSlug(),
                        certificate.roadmapTitle(),
                        certificate.roadmapVersion()),
                certificate.done(),
                certificate.skipped(),
                certificate.total(),
                certificate.issuedAt(),
                issuer.page(certificate.id()),
                certificate.credential());
    }
}
