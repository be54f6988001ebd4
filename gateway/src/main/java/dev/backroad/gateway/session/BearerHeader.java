package dev.backroad.gateway.session;

import org.springframework.http.HttpHeaders;

/** Tells bearer tokens from other uses of the Authorization header. */
public final class BearerHeader {

    private static final String SCHEME = "Bearer";

    private BearerHeader() {}

    /** Whether the Authorization header claims to be a bearer token, well-formed or not. */
    public static boolean in(HttpHeaders headers) {
        String value = headers.getFirst(HttpHeaders.AUTHORIZATION);
        return value != null && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }
}
