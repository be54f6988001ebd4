package dev.backroad.identity.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backroad.defaults.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the signing keys to operators, without private parts, and rotates them by command. */
@RestController
@RequestMapping("/api/v1/operations/signing-keys")
final class SigningKeysController {

    /** Why a key is replaced before its time. */
    enum Reason {
        @JsonProperty("routine")
        ROUTINE,
        @JsonProperty("compromised")
        COMPROMISED
    }

    record Rotation(@Nullable Reason reason) {}

    record KeyView(
            String kid,
            String status,
            Instant createdAt,
            Instant signsFrom,
            @Nullable Instant retiredAt,
            @Nullable Instant publishedUntil,
            boolean compromised) {

        static KeyView of(SigningKey key, Instant now) {
            return new KeyView(
                    key.kid(),
                    key.statusAt(now).name().toLowerCase(Locale.ROOT),
                    key.createdAt(),
                    key.signsFrom(),
                    key.signsUntil(),
                    key.publishedUntil(),
                    key.compromised());
        }
    }

    record KeyList(List<KeyView> items, @Nullable String next) {}

    private final SigningKeys keys;
    private final KeyRotation rotation;
    private final InstantSource time;

    SigningKeysController(SigningKeys keys, KeyRotation rotation, InstantSource time) {
        this.keys = keys;
        this.rotation = rotation;
        this.time = time;
    }

    /** Lists the keys that tokens are signed with, and when each serves. */
    @GetMapping
    KeyList list() {
        var now = time.instant();
        return new KeyList(keys.all().stream().map(key -> KeyView.of(key, now)).toList(), null);
    }

    /** Makes a new signing key; the one before stays valid for a while. */
    @PostMapping("/rotation")
    @ResponseStatus(HttpStatus.CREATED)
    KeyView rotate(@RequestBody(required = false) @Nullable Rotation wanted) {
        var kid =
                wanted != null && wanted.reason() == Reason.COMPROMISED
                        ? rotation.replaceAll()
                        : rotation.rotate().orElseThrow(SigningKeysController::tooSoon);
        // This instance at once, the others within seconds.
        keys.read();
        return keys.all().stream()
                .filter(key -> key.kid().equals(kid))
                .map(key -> KeyView.of(key, time.instant()))
                .findFirst()
                .orElseThrow();
    }

    private static ProblemException tooSoon() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "rotation-under-way",
                "The next key is published already and takes over at the time that the list says.");
    }
}
