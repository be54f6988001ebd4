package dev.backroad.gateway.edge;

import static dev.backroad.gateway.problem.ProblemType.BAD_REQUEST;
import static dev.backroad.gateway.problem.ProblemType.CONTENT_TOO_LARGE;
import static dev.backroad.gateway.problem.ProblemType.HEADERS_TOO_LARGE;
import static dev.backroad.gateway.problem.ProblemType.URI_TOO_LONG;

import dev.backroad.gateway.problem.ProblemException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
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
    private static final int BODY_BYTES = 1024 * 1024;

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
        if (size(request.getHeaders()) > HEADER_BYTES) {
            return Mono.error(
                    new ProblemException(HEADERS_TOO_LARGE, "The headers have more than 16 KiB."));
        }
        if (request.getHeaders().getContentLength() > BODY_BYTES) {
            return Mono.error(tooLarge());
        }
        return chain.filter(exchange.mutate().request(new LimitedBody(request)).build());
    }

    private static long size(HttpHeaders headers) {
        AtomicLong size = new AtomicLong();
        headers.forEach((name, values) ->
                values.forEach(value -> size.addAndGet(name.length() + value.length())));
        return size.get();
    }

    private static ProblemException tooLarge() {
        return new ProblemException(CONTENT_TOO_LARGE, "The body has more than 1 MiB.");
    }

    /** Counts while it reads: a chunked body does not say how long it is. */
    private static final class LimitedBody extends ServerHttpRequestDecorator {

        LimitedBody(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                AtomicLong read = new AtomicLong();
                return super.getBody()
                        .handle((chunk, sink) -> {
                            if (read.addAndGet(chunk.readableByteCount()) > BODY_BYTES) {
                                DataBufferUtils.release(chunk);
                                sink.error(tooLarge());
                            } else {
                                sink.next(chunk);
                            }
                        });
            });
        }
    }
}
