package dev.backroad.gateway.limits;

import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;

/**
 * Tells callers their limit and what is left of it, as the IETF draft
 * draft-ietf-httpapi-ratelimit-headers-10 spells it. A draft may change: nobody else knows the
 * spelling.
 */
final class RateLimitHeaders {

    private RateLimitHeaders() {}

    static void write(HttpHeaders headers, Bucket bucket, Verdict verdict) {
        String policy = '"' + bucket.traffic().slug() + '"';
        headers.set(
                "RateLimit-Policy",
                policy
                        + (";q=" + bucket.limit().quota())
                        + (";w=" + bucket.limit().window().toSeconds()));
        headers.set(
                "RateLimit",
                policy + ";r=" + verdict.remaining() + ";t=" + seconds(verdict.fullMillis()));
    }

    /** Rounded up: who comes a little later than told is welcome, who comes earlier is not. */
    static long seconds(long millis) {
        return (millis + TimeUnit.SECONDS.toMillis(1) - 1) / TimeUnit.SECONDS.toMillis(1);
    }
}
