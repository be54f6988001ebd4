package dev.backroad.progress.certificate;

import dev.backroad.progress.accounts.PersonalRecords;
import dev.backroad.progress.enrollment.Learner;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Each certificate of a learner, and of a revoked one that it was there. Forgotten means that it
 * tells of nobody: that there was one, and is none any more, stays known.
 */
@Component
class CertificateRecords implements PersonalRecords {

    private final CertificateRepository certificates;
    private final InstantSource time;

    CertificateRecords(CertificateRepository certificates, InstantSource time) {
        this.certificates = certificates;
        this.time = time;
    }

    @Override
    public String name() {
        return "certificates";
    }

    @Override
    public List<Certificate> of(UUID learner) {
        return certificates.findAll(new Learner(learner));
    }

    @Override
    public void forget(UUID learner) {
        certificates.forget(learner, time.instant());
    }
}
