package dev.backroad.gateway.cache;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what is written into it, if it may be shared, and answers 304 in the service's place. */
final class WatchedAnswer extends ServerHttpResponseDecorator {

    private final ServerWebExchange caller;
    private final InstantSource time;
    private final Instant asked;
    private final Consumer<KeptAnswer> keep;

    WatchedAnswer(ServerWebExchange caller, InstantSource time, Consumer<KeptAnswer> keep) {
        super(caller.getResponse());
        this.caller = caller;
        this.time = time;
        this.asked = time.instant();
        this.keep = keep;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        var goodFor = Sharing.goodFor(getDelegate());
        getHeaders()
                .set("Cache-Status", "gateway; fwd=miss" + (goodFor.isZero() ? "" : "; stored"));
        return goodFor.isZero() ? pass(body) : keepAndWrite(body, goodFor);
    }

    private Mono<Void> pass(Publisher<? extends DataBuffer> body) {
        return HttpStatus.OK.equals(getStatusCode()) && FullOrNotModified.isKnown(caller)
                ? Flux.from(body)
                        .doOnNext(DataBufferUtils::release)
                        .then(Mono.defer(() -> FullOrNotModified.nothingNew(getDelegate())))
                : super.writeWith(body);
    }

    private Mono<Void> keepAndWrite(Publisher<? extends DataBuffer> body, Duration goodFor) {
        return DataBufferUtils.join(body)
                .map(WatchedAnswer::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(bytes -> {
                    if (bytes.length != getHeaders().getContentLength()) {
                        // Completed by us, it would look whole.
                        return Mono.error(new IOException("The answer was cut off."));
                    }
                    keep.accept(KeptAnswer.of(caller, bytes, asked, time.instant(), goodFor));
                    return FullOrNotModified.write(caller, bytes);
                });
    }

    private static byte[] bytes(DataBuffer whole) {
        var bytes = new byte[whole.readableByteCount()];
        whole.read(bytes);
        DataBufferUtils.release(whole);
        return bytes;
    }
}
