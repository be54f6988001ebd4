package dev.backroad.gateway.system;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/** Reads what an instance tells Prometheus line by line: little of what nobody wants is kept. */
final class Scrape {

    /** Characters. A service that has answered everything that it can writes a tenth of it. */
    private static final int LONGEST = 2 * 1024 * 1024;

    private int length;

    private Scrape() {}

    static Mono<Exposition> of(ClientResponse answer) {
        return Mono.defer(() -> new Scrape().read(answer));
    }

    private Mono<Exposition> read(ClientResponse answer) {
        return answer.bodyToFlux(String.class)
                .doOnNext(this::count)
                .<Sample>handle((line, sink) -> {
                    var sample = Sample.parse(line);
                    if (sample != null && Exposition.isWanted(sample)) {
                        sink.next(sample);
                    }
                })
                .collectList()
                .map(samples -> new Exposition(new Samples(samples)));
    }

    private void count(String line) {
        length += line.length();
        if (length > LONGEST) {
            throw new DataBufferLimitException("More than " + LONGEST);
        }
    }
}
