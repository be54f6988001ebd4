package dev.backroad.progress.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.messaging.EventJson;
import dev.backroad.progress.certificate.CertificateIssued;
import dev.backroad.testsupport.Contract;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CertificateNewsTests {

    private final CertificateIssuedV1 event =
            CertificateIssuedV1.of(
                    new CertificateIssued(
                            UUID.fromString("01936a9b-7c00-7b21-9e0d-3c4f5a6b7c8d"),
                            UUID.fromString("01936a7d-1200-7c3e-9d4a-2b7c8e5f6a21"),
                            UUID.fromString("01936a7e-4c00-7a10-8b2f-6d1f5e0a9c11"),
                            "backend",
                            "Backend",
                            1,
                            Instant.parse("2026-11-20T10:02:00Z"),
                            "http://localhost:8080/certificates/01936a9b-7c00-7b21-9e0d-3c4f5a6b7c8d"));

    @Test
    void isWrittenAsTheContractShows() {
        Contract.of(event.type()).assertExampleIs(new EventJson().write(event));
    }

    @Test
    void goesToTheTopicThatWeOwn() {
        assertThat(event.topic()).isEqualTo("progress.certificates");
    }
}
