package dev.backroad.defaults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ApplicationListener;

/**
 * Asks itself what others will ask, before it says that it is ready: the first callers of a new
 * instance would wait for compilers and caches, and when the old one has gone there is nobody else.
 * Spring publishes the event before readiness. It never keeps a service from its start: answers do
 * not matter, and there is an end of the time. What it asks is counted as all requests are.
 */
final class WarmUp implements ApplicationListener<ApplicationReadyEvent> {

    /**
     * What a service asks itself.
     *
     * @param rounds how often it asks each; none for 0
     * @param requests a method and a path, and for POST a body of JSON, with blanks between them
     */
    @ConfigurationProperties("backroad.warm-up")
    record Settings(@DefaultValue("0") int rounds, @DefaultValue List<String> requests) {}

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final Settings settings;

    WarmUp(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent started) {
        var port =
                started.getApplicationContext().getEnvironment().getProperty("local.server.port");
        if (port == null || settings.rounds() == 0 || settings.requests().isEmpty()) {
            return;
        }
        var requests =
                settings.requests().stream()
                        .map(text -> request("http://localhost:" + port, text))
                        .toList();
        long begun = System.nanoTime();
        int asked = ask(requests, begun + LONGEST.toNanos());
        log.info(
                "Warmed up by {} requests in {} ms",
                asked,
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    private static HttpRequest request(String address, String text) {
        var parts = text.split(" ", 3);
        var request =
                HttpRequest.newBuilder(URI.create(address + parts[1])).timeout(LONGEST_ANSWER);
        return parts.length < 3
                ? request.method(parts[0], BodyPublishers.noBody()).build()
                : request.method(parts[0], BodyPublishers.ofString(parts[2]))
                        .header("Content-Type", "application/json")
                        .build();
    }

    private int ask(List<HttpRequest> requests, long end) {
        int asked = 0;
        try (var http = HttpClient.newHttpClient()) {
            for (int round = 0; round < settings.rounds(); round++) {
                for (var request : requests) {
                    if (System.nanoTime() > end) {
                        return asked;
                    }
                    http.send(request, BodyHandlers.discarding());
                    asked++;
                }
            }
        } catch (IOException silent) {
            log.debug("It is not warm, which somebody else will notice", silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return asked;
    }
}
