package dev.backroad.progress.certificate;

import java.time.Instant;
import java.util.UUID;

/**
 * A learner has got a certificate. Without the name: who hears it knows the account.
 *
 * @param page where everybody can look at it
 */
public record CertificateIssued(
        UUID certificateId,
        UUID learnerId,
        UUID enrollmentId,
        String roadmapSlug,
        String roadmapTitle,
        int roadmapVersion,
        Instant issuedAt,
        String page) {}
