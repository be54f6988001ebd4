package dev.backroad.gateway.system;

import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Asks Actuator of one instance. Each answer may take a second and be so long; who hangs, or talks
 * rubbish, costs no more. No trace tells of these questions: there is one every second.
 */
@Component
class ManagementPort {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(15);

    private static final int LONGEST_LINE = 64 * 1024;
    private static final Set<Integer> ABOUT_HEALTH = Set.of(200, 503);

    private static final String METRICS =
            "/actuator/prometheus?includedNames=" + String.join(",", Exposition.NAMES);

    private final WebClient http = client();

    record About(@Nullable App app) {

        record App(@Nullable String version) {}
    }

    Mono<Health> health(URI instance) {
        return ask(
                instance,
                "/actuator/health/readiness",
                answer ->
                        ABOUT_HEALTH.contains(answer.statusCode().value())
                                ? answer.bodyToMono(Health.class).map(Health::complete)
                                : refused(answer));
    }

    /** Empty when it does not say. */
    Mono<String> version(URI instance) {
        return ask(instance, "/actuator/info", answer -> answer.bodyToMono(About.class))
                .mapNotNull(it -> it.app() == null ? null : it.app().version());
    }

    Mono<Exposition> metrics(URI instance) {
        return ask(
                instance,
                METRICS,
                answer ->
                        answer.statusCode().is2xxSuccessful()
                                ? Scrape.of(answer)
                                : refused(answer));
    }

    /** It is there, and yet tells nothing. */
    private static <T> Mono<T> refused(ClientResponse answer) {
        return answer.releaseBody()
                .then(Mono.error(() -> new IllegalStateException("" + answer.statusCode())));
    }

    private interface Reader<T> {
        Mono<T> read(ClientResponse answer);
    }

    private <T> Mono<T> ask(URI instance, String path, Reader<T> reader) {
        return http.get()
                .uri(URI.create(instance + path))
                .accept(MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN)
                .exchangeToMono(reader::read)
                .timeout(PATIENCE);
    }

    private static WebClient client() {
        var connections = ConnectionProvider.builder("management").maxIdleTime(IDLE).build();
        var netty =
                HttpClient.create(connections)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis());
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(netty))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_LINE))
                .build();
    }
}
