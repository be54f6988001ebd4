package dev.backroad.progress.certificate;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.progress.accounts.Presence;
import dev.backroad.progress.credential.Award;
import dev.backroad.progress.credential.Credentials;
import dev.backroad.progress.credential.Issuer;
import dev.backroad.progress.enrollment.DoneHere;
import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.enrollment.Standing;
import dev.backroad.progress.enrollment.Standings;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What learners do with certificates: get one, look, revoke. */
@Service
class Certificates {

    /** A certificate, and whether this call made it. */
    record Issued(Certificate certificate, boolean isNew) {}

    private final Standings standings;
    private final DoneHere doneHere;
    private final CertificateRepository certificates;
    private final Credentials credentials;
    private final Issuer issuer;
    private final Presence presence;
    private final ApplicationEventPublisher listeners;
    private final IdGenerator ids;
    private final InstantSource time;

    Certificates(
            Standings standings,
            DoneHere doneHere,
            CertificateRepository certificates,
            Credentials credentials,
            Issuer issuer,
            Presence presence,
            ApplicationEventPublisher listeners,
            IdGenerator ids,
            InstantSource time) {
        this.standings = standings;
        this.doneHere = doneHere;
        this.certificates = certificates;
        this.credentials = credentials;
        this.issuer = issuer;
        this.presence = presence;
        this.listeners = listeners;
        this.ids = ids;
        this.time = time;
    }

    /** Makes the certificate of a completed roadmap, or finds the one that is there already. */
    @Transactional
    Issued issue(Learner learner, UUID enrollment, PrintedName name) {
        presence.demand(learner.id());
        // Whoever else asks for the same one waits here.
        var standing =
                standings.lock(learner, enrollment).orElseThrow(Refusals::enrollmentNotFound);
        return certificates
                .find(enrollment, standing.roadmapVersion())
                .map(there -> new Issued(there, false))
                .orElseGet(() -> new Issued(make(learner, standing, name), true));
    }

    private Certificate make(Learner learner, Standing standing, PrintedName name) {
        if (standing.open() > 0 || standing.done() == 0) {
            throw Refusals.notComplete(standing.open());
        }
        var elsewhere = doneHere.missing(standing.enrollmentId());
        if (elsewhere > 0) {
            throw Refusals.completedElsewhere(elsewhere);
        }
        var award =
                new Award(
                        ids.next(),
                        name.text(),
                        standing.roadmapSlug(),
                        standing.roadmapTitle(),
                        standing.roadmapVersion(),
                        standing.done(),
                        standing.skipped(),
                        time.instant().truncatedTo(ChronoUnit.SECONDS),
                        certificates.nextPlace());
        certificates.insert(learner, standing.enrollmentId(), award, credentials.issue(award));
        listeners.publishEvent(news(learner, standing, award));
        return look(award.id());
    }

    private CertificateIssued news(Learner learner, Standing standing, Award award) {
        return new CertificateIssued(
                award.id(),
                learner.id(),
                standing.enrollmentId(),
                award.roadmapSlug(),
                award.roadmapTitle(),
                award.roadmapVersion(),
                award.at(),
                issuer.page(award.id()));
    }

    Certificate look(UUID id) {
        return certificates.find(id).orElseThrow(Refusals::certificateNotFound);
    }

    /** Those that hold. */
    List<Certificate> lookAtAll(Learner learner) {
        return certificates.findAll(learner).stream().filter(it -> !it.isRevoked()).toList();
    }

    /** For good: who wants it back gets a new one. */
    void revoke(Learner learner, UUID id) {
        if (!certificates.revoke(learner, id, time.instant())) {
            throw Refusals.certificateNotFound();
        }
    }
}
