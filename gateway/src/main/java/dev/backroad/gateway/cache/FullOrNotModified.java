package dev.backroad.gateway.cache;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes an answer that is complete, or 304 to who has it already. */
final class FullOrNotModified {

    private FullOrNotModified() {}

    static Mono<Void> write(ServerWebExchange exchange, byte[] body) {
        var response = exchange.getResponse();
        if (isKnown(exchange)) {
            return nothingNew(response);
        }
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** Compares the answer's ETag with those that the caller named, and sets 304 if it is one. */
    static boolean isKnown(ServerWebExchange exchange) {
        var etag = exchange.getResponse().getHeaders().getETag();
        return etag != null
                && exchange.getRequest().getHeaders().containsHeader(HttpHeaders.IF_NONE_MATCH)
                && exchange.checkNotModified(etag);
    }

    static Mono<Void> nothingNew(ServerHttpResponse response) {
        response.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        return response.setComplete();
    }
}
