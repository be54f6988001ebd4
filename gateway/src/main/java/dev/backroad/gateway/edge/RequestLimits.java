package dev.backroad.gateway.edge;

import static dev.backroad.gateway.problem.ProblemType.BAD_REQUEST;
import static dev.backroad.gateway.problem.ProblemType.HEADERS_TOO_LARGE;
import static dev.backroad.gateway.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static dev.backroad.gateway.problem.ProblemType.URI_TOO_LONG;

import dev.backroad.gateway.problem.ProblemException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses what is larger than any honest request of ours. Netty has limits of its own behind these
 * (application.yml), but closes the connection without a word.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class RequestLimits implements WebFilter {

    private static final int ADDRESS_BYTES = 8 * 1024;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int HEADERS = 100;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getURI().toString().length() > ADDRESS_BYTES) {
            return Mono.error(
                    new ProblemException(URI_TOO_LONG, "The address has more than 8 KiB."));
        }
        if ("websocket".equalsIgnoreCase(request.getHeaders().getUpgrade())) {
            // Nothing behind this door speaks WebSocket: a tunnel would get around every filter.
            return Mono.error(new ProblemException(BAD_REQUEST, "There is no WebSocket here."));
        }
        if (count(request.getHeaders()) > HEADERS || size(request.getHeaders()) > HEADER_BYTES) {
            return Mono.error(
                    new ProblemException(
                            HEADERS_TOO_LARGE, "There are more than 100 headers, or 16 KiB."));
        }
        BodySize largest = BodySize.of(request);
        if (request.getHeaders().getContentLength() > largest.bytes()) {
            return Mono.error(largest.exceeded());
        }
        if (isCompressed(request.getHeaders())) {
            // A megabyte of gzip can be a gigabyte of JSON.
            return Mono.error(
                    new ProblemException(
                                    UNSUPPORTED_MEDIA_TYPE, "Bodies must not be compressed here.")
                            .with(HttpHeaders.ACCEPT_ENCODING, "identity"));
        }
        return chain.filter(exchange.mutate().request(new LimitedBody(request, largest)).build());
    }

    /** Each line adds its codings to those of the lines before. */
    private static boolean isCompressed(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING).stream()
                .anyMatch(coding -> !coding.equalsIgnoreCase("identity"));
    }

    private static long count(HttpHeaders headers) {
        AtomicLong count = new AtomicLong();
        headers.forEach((_, values) -> count.addAndGet(values.size()));
        return count.get();
    }

    private static long size(HttpHeaders headers) {
        AtomicLong size = new AtomicLong();
        headers.forEach((name, values) ->
                values.forEach(value -> size.addAndGet(name.length() + value.length())));
        return size.get();
    }
}
