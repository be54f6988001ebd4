package dev.backroad.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A client that writes down honestly what it was told. */
final class Client {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();

    /** 2xx is yes, 4xx is no; anything else, or nothing, says nothing. */
    Outcome send(URI address, UnaryOperator<HttpRequest.Builder> change) {
        var request = change.apply(HttpRequest.newBuilder(address)).timeout(PATIENCE).build();
        try {
            return switch (http.send(request, BodyHandlers.discarding()).statusCode() / 100) {
                case 2 -> Outcome.ACKNOWLEDGED;
                case 4 -> Outcome.REFUSED;
                default -> Outcome.UNKNOWN;
            };
        } catch (IOException unanswered) {
            return Outcome.UNKNOWN;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.UNKNOWN;
        }
    }
}
