package dev.backroad.gateway;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ApplicationListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks itself what others will ask, before it says that it is ready (Spring publishes the event
 * before readiness), as services do: the first callers of a new gateway would wait for compilers,
 * and while the other one is made anew there is no third. It ends as soon as a service is away or
 * silent, which more questions would not mend, and never keeps the gateway from its start. What it
 * asks is counted as all requests are, as those of the address 127.0.0.1.
 */
@Component
final class WarmUp implements ApplicationListener<ApplicationReadyEvent> {

    /**
     * What the gateway asks itself.
     *
     * @param rounds how often it asks each; none for 0
     * @param paths of GET requests that need no token
     */
    @ConfigurationProperties("backroad.warm-up")
    record Settings(@DefaultValue("0") int rounds, @DefaultValue List<String> paths) {}

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int AT_ONCE = 4;

    private final Settings settings;

    WarmUp(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent started) {
        var port =
                started.getApplicationContext().getEnvironment().getProperty("local.server.port");
        if (port == null || settings.rounds() <= 0) {
            return;
        }
        long begun = System.nanoTime();
        // This is the thread that starts the gateway: no event loop waits here.
        var asked = ask(WebClient.create("http://localhost:" + port)).toFuture().join();
        log.info(
                "Warmed up by {} requests in {} ms",
                asked,
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    private Mono<Long> ask(WebClient itself) {
        return Flux.range(0, settings.rounds())
                .concatMap(round ->
                        Flux.fromIterable(settings.paths())
                                .map(path -> request(itself, path, round)))
                .flatMap(WarmUp::status, AT_ONCE)
                .takeWhile(WarmUp::isSomebodyThere)
                .take(LONGEST)
                .doOnError(unasked -> log.info("Not warm: {}", unasked.toString()))
                .onErrorComplete()
                .count();
    }

    private static boolean isSomebodyThere(HttpStatusCode status) {
        var there = status.value() < HttpStatus.BAD_GATEWAY.value();
        if (!there) {
            log.info("Not warm: a service is not there yet ({})", status.value());
        }
        return there;
    }

    /** Each second time past the cache, whose answers would hide the way to a service. */
    private static RequestHeadersSpec<?> request(WebClient itself, String path, int round) {
        var request = itself.get().uri(path);
        return round % 2 == 0 ? request.header(HttpHeaders.CACHE_CONTROL, "no-cache") : request;
    }

    private static Mono<HttpStatusCode> status(RequestHeadersSpec<?> request) {
        return request.exchangeToMono(
                answer -> answer.releaseBody().thenReturn(answer.statusCode()));
    }
}
