package dev.backroad.gateway.operations;

import dev.backroad.gateway.GatewaySettings;
import io.micrometer.observation.ObservationRegistry;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Asks every service for the state of its dead-letter desk, all at the same time. */
@Component
class Desks {

    private static final Logger log = LoggerFactory.getLogger(Desks.class);

    /** As long as a route waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int CONNECT_MILLIS = 1_000;

    /** Less than the 20 s after which a service hangs up on an idle connection. */
    private static final Duration IDLE = Duration.ofSeconds(15);

    private final Map<String, URI> services;
    private final WebClient http;

    Desks(GatewaySettings settings, ObservationRegistry observations) {
        services = settings.services();
        http = client(observations);
    }

    /**
     * What a service said.
     *
     * @param refusal its status when it answered and did not say anything about its desk
     */
    record Answer(Desk desk, @Nullable HttpStatusCode refusal) {

        boolean refuses(HttpStatus status) {
            return refusal != null && refusal.isSameCodeAs(status);
        }
    }

    /** The answers of all services, in the order in which they are listed. */
    Mono<List<Answer>> ask(String token) {
        return Flux.fromIterable(services.entrySet())
                .flatMapSequential(service -> ask(service.getKey(), service.getValue(), token))
                .collectList();
    }

    private Mono<Answer> ask(String service, URI address, String token) {
        return http.get()
                .uri(address + "/api/v1/operations/dead-letters/" + service + "/summary")
                .headers(headers -> headers.setBearerAuth(token))
                .exchangeToMono(response ->
                        response.statusCode().is2xxSuccessful()
                                ? response.bodyToMono(Desk.Summary.class)
                                        .map(said -> new Answer(Desk.of(service, said), null))
                                : response.releaseBody()
                                        .thenReturn(
                                                new Answer(
                                                        Desk.silent(service),
                                                        response.statusCode())))
                .timeout(PATIENCE)
                .onErrorResume(failure -> {
                    log.info("{} says nothing about its dead letters: {}", service, "" + failure);
                    return Mono.just(new Answer(Desk.silent(service), null));
                });
    }

    private static WebClient client(ObservationRegistry observations) {
        var connections = ConnectionProvider.builder("desks").maxIdleTime(IDLE).build();
        return WebClient.builder()
                .clientConnector(
                        new ReactorClientHttpConnector(
                                HttpClient.create(connections)
                                        .option(
                                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                                CONNECT_MILLIS)))
                .observationRegistry(observations)
                .build();
    }
}
