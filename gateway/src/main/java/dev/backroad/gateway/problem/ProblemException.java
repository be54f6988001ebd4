package dev.backroad.gateway.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Ends a request with a problem; its message is the sentence that the caller reads. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient HttpHeaders headers = new HttpHeaders();

    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public ProblemException(ProblemType type, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    /** The session store is the gateway's only store: reading without a session goes on. */
    public static ProblemException sessionsAway(@Nullable Throwable cause) {
        return new ProblemException(
                        ProblemType.SESSIONS_AWAY,
                        "Sessions cannot be read or written at the moment. Please sign in again in"
                                + " a few seconds; reading without signing in still works.",
                        cause)
                .retryLater();
    }

    /** Nobody can be recognised without the keys and the tokens of identity-service. */
    public static ProblemException identityAway(Throwable cause) {
        return new ProblemException(
                        ProblemType.SERVICE_AWAY, "identity-service does not answer.", cause)
                .retryLater();
    }

    /** With the usual advice when to come back. */
    public ProblemException retryLater() {
        return with(HttpHeaders.RETRY_AFTER, "" + Silence.RETRY_AFTER_SECONDS);
    }

    /** Adds a header that belongs to this refusal, such as {@code Retry-After}. */
    public ProblemException with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    ProblemType type() {
        return type;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    HttpHeaders headers() {
        return headers;
    }
}
