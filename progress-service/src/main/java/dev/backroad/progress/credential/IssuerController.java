package dev.backroad.progress.credential;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.backroad.defaults.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What others need to check our credentials without asking about any of them. */
@RestController
@RequestMapping("/api/v1/certificate-issuer")
class IssuerController {

    /** The profile as a document of its own. */
    record ProfileDocument(
            @JsonProperty("@context") List<String> context,
            @JsonUnwrapped OpenBadge.Profile profile) {}

    private final Issuer issuer;
    private final CredentialKeys keys;

    IssuerController(Issuer issuer, CredentialKeys keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /** Reads who issues the certificates, as an Open Badges profile. */
    @GetMapping
    ResponseEntity<ProfileDocument> profile() {
        return shared(new ProfileDocument(OpenBadge.CONTEXT, OpenBadge.profile(issuer)));
    }

    /** Lists the public keys that certificates are signed with. */
    @GetMapping("/jwks")
    ResponseEntity<Map<String, Object>> jwks() {
        return shared(keys.published().toJSONObject(true));
    }

    /**
     * Reads one of the public keys that certificates are signed with.
     *
     * <p>What the {@code kid} of a credential leads to.
     */
    @GetMapping("/keys/{id}")
    ResponseEntity<Map<String, Object>> key(@PathVariable UUID id) {
        return shared(keys.published(id).orElseThrow(IssuerController::keyNotFound).toJSONObject());
    }

    /** For a minute: a new key signs at once. */
    private static <T> ResponseEntity<T> shared(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .body(body);
    }

    private static ProblemException keyNotFound() {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "key-not-found", "No key of ours has this id.");
    }
}
