package dev.backroad.progress.certificate;

import dev.backroad.progress.credential.Issuer;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page that a learner shows, and prints. Without a script, and without a sign-in. */
@Controller
class CertificatePage {

    /** Our own style sheet and mark, nothing else. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'; form-action 'none'";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final CertificateRepository certificates;
    private final Verification verification;
    private final Issuer issuer;

    CertificatePage(CertificateRepository certificates, Verification verification, Issuer issuer) {
        this.certificates = certificates;
        this.verification = verification;
        this.issuer = issuer;
    }

    /** Takes any text: who mistypes an address gets a page, too. */
    @GetMapping(path = "/certificates/{number}", produces = MediaType.TEXT_HTML_VALUE)
    String page(@PathVariable String number, Model model, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        var found = id(number).flatMap(certificates::find);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "no-certificate";
        }
        return page(found.get(), model, response);
    }

    private String page(Certificate certificate, Model model, HttpServletResponse response) {
        model.addAttribute("number", certificate.id().toString());
        model.addAttribute("issued", day(certificate.issuedAt()));
        if (certificate.revokedAt() != null) {
            model.addAttribute("revoked", day(certificate.revokedAt()));
            response.setStatus(HttpStatus.GONE.value());
            return "revoked-certificate";
        }
        model.addAttribute("certificate", certificate);
        model.addAttribute("address", issuer.page(certificate.id()));
        model.addAttribute(
                "verdict", verification.of(Objects.requireNonNull(certificate.credential())));
        return "certificate";
    }

    private static String day(Instant at) {
        return DAY.format(at);
    }

    private static Optional<UUID> id(String number) {
        try {
            var id = UUID.fromString(number);
            return Optional.of(id).filter(it -> it.toString().equalsIgnoreCase(number));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
