package dev.backroad.progress.published;

import dev.backroad.messaging.Outbox;
import dev.backroad.messaging.Topics;
import dev.backroad.progress.certificate.CertificateIssued;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the world hears of certificates. */
@Component
class CertificateNews {

    static final String TOPIC = "progress.certificates";

    /** A certificate is issued once; nothing else happens to it that we tell. */
    private static final long FIRST = 1;

    private final Outbox outbox;

    CertificateNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Runs inside the transaction that makes the certificate. */
    @EventListener
    void on(CertificateIssued event) {
        outbox.append(event.certificateId().toString(), FIRST, CertificateIssuedV1.of(event));
    }

    @Bean
    static NewTopic certificateTopic(Topics topics) {
        return topics.named(TOPIC);
    }
}
