package dev.backroad.progress.credential;

import dev.backroad.defaults.BackroadProperties;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who issues credentials, and where everything is that a credential points to. The addresses are
 * signed with it, so that they have to work for as long as it lives.
 */
@Component
public class Issuer {

    private final String home;

    Issuer(BackroadProperties backroad) {
        this.home = backroad.publicUrl().toString();
    }

    /** Its profile, and so its name in every credential. */
    String id() {
        return home + "/api/v1/certificate-issuer";
    }

    String home() {
        return home;
    }

    String jwks() {
        return id() + "/jwks";
    }

    String key(UUID id) {
        return id() + "/keys/" + id;
    }

    String achievement(String roadmap, int version) {
        return home + "/api/v1/roadmaps/" + roadmap + "/versions/" + version;
    }

    String statusList(long number) {
        return home + "/api/v1/certificate-status-lists/" + number;
    }

    /** The page that people look at. */
    public String page(UUID certificate) {
        return home + "/certificates/" + certificate;
    }

    String credential(UUID certificate) {
        return home + "/api/v1/certificates/" + certificate;
    }

    /** Which certificate the address of a credential belongs to; empty for an address of others. */
    Optional<UUID> certificate(String credential) {
        try {
            var id = UUID.fromString(credential.substring(credential.lastIndexOf('/') + 1));
            return Optional.of(id).filter(it -> credential(it).equals(credential));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
