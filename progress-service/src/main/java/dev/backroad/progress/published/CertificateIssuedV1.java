package dev.backroad.progress.published;

import dev.backroad.messaging.PublishedEvent;
import dev.backroad.progress.certificate.CertificateIssued;
import java.time.Instant;
import java.util.UUID;

/** A learner has got a certificate. */
record CertificateIssuedV1(
        UUID certificateId,
        UUID learnerId,
        UUID enrollmentId,
        String roadmapSlug,
        String roadmapTitle,
        int roadmapVersion,
        Instant issuedAt,
        String page)
        implements PublishedEvent {

    static CertificateIssuedV1 of(CertificateIssued event) {
        return new CertificateIssuedV1(
                event.certificateId(),
                event.learnerId(),
                event.enrollmentId(),
                event.roadmapSlug(),
                event.roadmapTitle(),
                event.roadmapVersion(),
                event.issuedAt(),
                event.page());
    }

    @Override
    public String topic() {
        return CertificateNews.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.progress.certificate-issued.v1";
    }
}
