package dev.backroad.gateway.problem;

import java.util.Locale;

/**
 * The problems that the gateway itself answers with. Their words and status codes are in
 * problems.json.
 */
public enum ProblemType {
    BAD_REQUEST,
    UNREADABLE_BODY,
    UNKNOWN_PARAMETER,
    LOGOUT_TOKEN_INVALID,
    SIGN_IN_REQUIRED,
    SIGN_IN_FAILED,
    INVALID_TOKEN,
    FORBIDDEN,
    CSRF_TOKEN_MISSING,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    REQUEST_TIMEOUT,
    CONTENT_TOO_LARGE,
    URI_TOO_LONG,
    UNSUPPORTED_MEDIA_TYPE,
    TOO_MANY_REQUESTS,
    HEADERS_TOO_LARGE,
    INTERNAL_ERROR,
    OVERLOADED,
    SERVICE_AWAY,
    SESSIONS_AWAY,
    LIMITS_AWAY,
    SERVICE_SLOW;

    /**
     * As in the last part of the problem's {@code type}: {@code SERVICE_AWAY} is {@code
     * service-away}.
     */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
