package dev.backroad.notification.progress;

import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Words;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields that we use of {@code dev.backroad.progress.certificate-issued.v1}. */
record CertificateIssued(
        UUID learnerId, String roadmapSlug, @Nullable String roadmapTitle, URI page)
        implements News {

    CertificateIssued {
        Objects.requireNonNull(learnerId, "learnerId");
        Objects.requireNonNull(roadmapSlug, "roadmapSlug");
        Objects.requireNonNull(page, "page");
    }

    @Override
    public Notice notice() {
        var roadmap = Words.named(roadmapTitle, roadmapSlug);
        return new Notice(
                Words.of(Kind.CERTIFICATE_ISSUED, roadmap, page.toString()), null, roadmapSlug);
    }
}
