package dev.backroad.progress.credential;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a credential is not valid. */
public enum Flaw {
    MALFORMED("This is not a credential in the form of a JSON Web Token."),
    ALGORITHM("It is not signed with RS256, which all our credentials are."),
    OTHER_ISSUER("It names another issuer; only that one can say whether it is good."),
    UNKNOWN_KEY("It names no key, or one that was never ours."),
    SIGNATURE("The signature does not fit: it was changed, or somebody else signed it."),
    INCONSISTENT("It is signed by us, but is no certificate, or contradicts itself."),
    NOT_YET_VALID("It is not valid yet."),
    EXPIRED("It has expired."),
    UNKNOWN_CERTIFICATE("It is signed by us, but we have issued no such certificate."),
    REVOKED("It was revoked.");

    private final String explanation;

    Flaw(String explanation) {
        this.explanation = explanation;
    }

    /** One sentence for people. */
    public String explanation() {
        return explanation;
    }

    /** As in the API. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
