package dev.backroad.gateway.system;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** One of the answers of an instance, or why there is none. */
record Told<T>(@Nullable T said, @Nullable Reason not) {

    private static final Logger log = LoggerFactory.getLogger(Told.class);

    /** Never fails: that it does not answer is an answer, too. */
    static <T> Mono<Told<T>> by(URI at, Mono<T> question) {
        return question.map(it -> new Told<T>(it, null))
                .onErrorResume(failure -> Mono.just(new Told<T>(null, reason(at, failure))))
                .defaultIfEmpty(new Told<T>(null, null));
    }

    static Reason reason(URI at, Throwable failure) {
        log.debug("{} does not say how it is: {}", at, "" + failure);
        return Reason.of(failure);
    }
}
