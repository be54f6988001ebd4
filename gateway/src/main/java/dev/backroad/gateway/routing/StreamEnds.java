package dev.backroad.gateway.routing;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Ends what has no end of its own when the gateway stops: otherwise it would wait for open streams
 * until its patience is over, and cut them then. Each after another time, so that the clients do
 * not all come back in the same second. Without last words about it: they could fall into the
 * middle of an event.
 */
@Component
class StreamEnds implements GatewayFilter, SmartLifecycle {

    /** Before the filter that writes the service's answer, whose writing is watched. */
    static final int ORDER = NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;

    /** In milliseconds; a part of what the web server waits. */
    private static final int SPREAD = 5_000;

    private volatile Sinks.Empty<Void> stop = Sinks.empty();
    private volatile boolean isRunning;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var later = Duration.ofMillis(ThreadLocalRandom.current().nextInt(SPREAD));
        var end = stop.asMono().then(Mono.delay(later)).then();
        return chain.filter(
                exchange.mutate().response(new Endable(exchange.getResponse(), end)).build());
    }

    @Override
    public void start() {
        stop = Sinks.empty();
        isRunning = true;
    }

    /** Before the web server, which waits for the end of what is open. */
    @Override
    public void stop() {
        isRunning = false;
        stop.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Streams are written and flushed piece by piece; other answers, refusals, have an end. */
    private static final class Endable extends ServerHttpResponseDecorator {

        private final Mono<Void> end;

        Endable(ServerHttpResponse client, Mono<Void> end) {
            super(client);
            this.end = end;
        }

        @Override
        public Mono<Void> writeAndFlushWith(
                Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return super.writeAndFlushWith(
                    Flux.<Publisher<? extends DataBuffer>>from(body).takeUntilOther(end));
        }
    }
}
