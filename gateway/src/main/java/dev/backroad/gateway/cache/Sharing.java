package dev.backroad.gateway.cache;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * What may be shared (RFC 9111, and stricter where in doubt). A service has to ask for it with
 * {@code s-maxage}, which also says that a caller's token makes no difference.
 */
final class Sharing {

    /** Bytes. What is larger passes by, and nobody waits until it is complete. */
    private static final int LARGEST = 256 * 1024;

    private static final Pattern SHARED_FOR =
            Pattern.compile("(?:^|[,\\s])s-maxage=\"?(\\d{1,6})\"?(?:$|[,\\s])");

    private static final Pattern NOT_SHARED =
            Pattern.compile("(?:^|[,\\s])(?:no-store|no-cache|private)(?:$|[,\\s=])");

    /** Only if: that is between the caller and the service. */
    private static final List<String> PARTICULAR =
            List.of(
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_UNMODIFIED_SINCE,
                    HttpHeaders.IF_MODIFIED_SINCE,
                    HttpHeaders.PRAGMA);

    /** In the key, or seen to by the gateway: services answer the same whatever these say. */
    private static final Set<String> NO_DIFFERENCE =
            Set.of(
                    "accept", // is in the key
                    "accept-encoding",
                    "access-control-request-headers",
                    "access-control-request-method",
                    "origin");

    private Sharing() {}

    /** Callers who want it from the service itself say so with {@code Cache-Control: no-cache}. */
    static boolean mayTake(ServerHttpRequest request) {
        return HttpMethod.GET.equals(request.getMethod())
                && request.getHeaders().getOrEmpty(HttpHeaders.CACHE_CONTROL).isEmpty()
                && PARTICULAR.stream().noneMatch(request.getHeaders()::containsHeader);
    }

    /** What makes two requests ask for the same: a cached answer is never one to another key. */
    static String key(ServerHttpRequest request) {
        // A path without a query is another address than the same with an empty one.
        return request.getURI().getRawSchemeSpecificPart()
                + " "
                + request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT);
    }

    /** How long everybody may have the answer; zero if it is nobody else's. */
    static Duration goodFor(ServerHttpResponse answer) {
        var headers = answer.getHeaders();
        var length = headers.getContentLength();
        return HttpStatus.OK.equals(answer.getStatusCode())
                        && length >= 0
                        && length <= LARGEST
                        && !headers.containsHeader(HttpHeaders.CONTENT_ENCODING)
                        && sameForAll(headers)
                ? sharedFor(headers)
                : Duration.ZERO;
    }

    private static boolean sameForAll(HttpHeaders headers) {
        return headers.getVary().stream()
                .allMatch(name -> NO_DIFFERENCE.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static Duration sharedFor(HttpHeaders headers) {
        var rules =
                String.join(",", headers.getOrEmpty(HttpHeaders.CACHE_CONTROL))
                        .toLowerCase(Locale.ROOT);
        var seconds = SHARED_FOR.matcher(rules);
        return seconds.find() && !NOT_SHARED.matcher(rules).find()
                ? Duration.ofSeconds(Long.parseLong(seconds.group(1)))
                : Duration.ZERO;
    }
}
