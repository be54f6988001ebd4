package dev.backroad.gateway.parts;

import static dev.backroad.gateway.problem.ProblemType.FORBIDDEN;
import static dev.backroad.gateway.problem.ProblemType.INVALID_TOKEN;

import dev.backroad.gateway.FreshNames;
import dev.backroad.gateway.GatewaySettings;
import dev.backroad.gateway.problem.ProblemException;
import dev.backroad.gateway.routing.Guards;
import dev.backroad.gateway.session.SessionTokens;
import io.micrometer.observation.ObservationRegistry;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks services with the caller's token: whether the caller may know is for them to say. A service
 * that has too much to do is spared, and then is one of those that did not answer.
 */
@Component
public class Parts {

    private static final Logger log = LoggerFactory.getLogger(Parts.class);

    private static final int CONNECT_MILLIS = 1_000;

    private static final int LONGEST_ANSWER = 8 * 1024 * 1024;

    private final Map<String, URI> addresses;
    private final SessionTokens tokens;
    private final Guards guards;
    private final WebClient http;

    Parts(
            GatewaySettings settings,
            SessionTokens tokens,
            Guards guards,
            ObservationRegistry observations) {
        this.addresses = settings.services();
        this.tokens = tokens;
        this.guards = guards;
        this.http = client(observations);
    }

    /**
     * The answers in the order in which the services are listed. A refusal is passed on unless
     * somebody answered: then the token was good.
     */
    public <T> Mono<List<Answer<T>>> ask(
            List<String> services, Question<T> question, ServerWebExchange exchange) {
        return tokens.callersToken(exchange)
                .flatMap(token ->
                        Flux.fromIterable(services)
                                .flatMapSequential(
                                        service -> ask(service, question, token, exchange))
                                .collectList())
                .doOnNext(answers -> passRefusalOn(answers, question.scope()));
    }

    private <T> Mono<Answer<T>> ask(
            String service, Question<T> question, String token, ServerWebExchange exchange) {
        var call =
                http.get()
                        .uri(addresses.get(service) + question.path().apply(service))
                        .headers(headers -> headers.setBearerAuth(token))
                        .exchangeToMono(response -> read(service, question, response))
                        .timeout(question.patience());
        return guards.ask(service, exchange, call)
                .onErrorResume(failure -> {
                    log.info("{} does not answer: {}", service, "" + failure);
                    return Mono.just(new Answer<>(service, null, null));
                });
    }

    private static <T> Mono<Answer<T>> read(
            String service, Question<T> question, ClientResponse response) {
        return response.statusCode().is2xxSuccessful()
                ? response.bodyToMono(question.as()).map(it -> new Answer<>(service, it, null))
                : response.releaseBody()
                        .thenReturn(new Answer<>(service, null, response.statusCode()));
    }

    private static <T> void passRefusalOn(List<Answer<T>> answers, String scope) {
        if (answers.stream().anyMatch(answer -> answer.said() != null)) {
            return;
        }
        if (answers.stream().anyMatch(answer -> answer.refuses(HttpStatus.UNAUTHORIZED))) {
            throw new ProblemException(
                    INVALID_TOKEN, "The services do not accept the access token.");
        }
        if (answers.stream().anyMatch(answer -> answer.refuses(HttpStatus.FORBIDDEN))) {
            throw new ProblemException(
                            FORBIDDEN,
                            "The access token does not carry the scope \"" + scope + "\".")
                    .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        }
    }

    private static WebClient client(ObservationRegistry observations) {
        var netty =
                FreshNames.client("parts")
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(netty))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_ANSWER))
                .observationRegistry(observations)
                .build();
    }
}
