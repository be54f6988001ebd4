package dev.backroad.progress.credential;

import static dev.backroad.progress.credential.CredentialCheck.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the claims of a signed credential have to keep to (Open Badges 3.0, section 8.2.6.1): the
 * token and the credential in it say the same.
 */
record Claims(JsonNode payload, Issuer issuer) {

    /**
     * How much the clocks of the instance that signed and the one that checks may differ: within
     * it, a credential is valid a little too early and a little too long (RFC 7519, section 4.1).
     */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    Optional<Flaw> flawAt(Instant now) {
        try {
            if (!isConsistent()) {
                return Optional.of(Flaw.INCONSISTENT);
            }
            if (moment("nbf").isAfter(now.plus(TOLERANCE))) {
                return Optional.of(Flaw.NOT_YET_VALID);
            }
            return payload.has("exp") && !moment("exp").isAfter(now.minus(TOLERANCE))
                    ? Optional.of(Flaw.EXPIRED)
                    : Optional.empty();
        } catch (DateTimeException noMoment) {
            return Optional.of(Flaw.INCONSISTENT);
        }
    }

    private boolean isConsistent() {
        return isOpenBadge()
                && issuer.id().equals(text(payload.path("issuer"), "id"))
                && sameText("jti", text(payload, "id"))
                && sameText("sub", text(payload.path("credentialSubject"), "id"))
                && sameMoment("nbf", "validFrom")
                && payload.has("exp") == payload.has("validUntil")
                && (!payload.has("exp") || sameMoment("exp", "validUntil"));
    }

    /** Our key signs status lists, too. */
    private boolean isOpenBadge() {
        return payload.path("type")
                .valueStream()
                .anyMatch(it -> it.asString("").equals(OpenBadge.TYPE));
    }

    private boolean sameText(String claim, String member) {
        return !member.isEmpty() && member.equals(text(payload, claim));
    }

    private boolean sameMoment(String claim, String member) {
        return moment(claim).equals(Instant.parse(text(payload, member)));
    }

    private Instant moment(String claim) {
        var seconds = payload.path(claim);
        if (!seconds.isIntegralNumber() || !seconds.canConvertToLong()) {
            throw new DateTimeException("no number of seconds");
        }
        return Instant.ofEpochSecond(seconds.longValue());
    }
}
