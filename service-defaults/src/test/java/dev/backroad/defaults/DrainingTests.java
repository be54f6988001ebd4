package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class DrainingTests {

    private final ConfigurableApplicationContext service =
            new SpringApplicationBuilder(DefaultsTestApplication.class)
                    .run(
                            "--server.port=0",
                            "--management.server.port=0",
                            "--management.endpoint.health.group.readiness.include=readinessState",
                            "--backroad.drain=8s");
    private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final String door = address("local.server.port") + "/api/v1/bricks";
    private final String readiness =
            address("local.management.port") + "/actuator/health/readiness";

    @AfterEach
    void close() {
        service.close();
        http.close();
    }

    @Test
    void answersUntilEverybodyHasHeardThatItStops() throws Exception {
        assertThat(get(door).headers().firstValue("Connection")).isEmpty();
        assertThat(get(readiness).statusCode()).isEqualTo(200);

        var end = CompletableFuture.runAsync(service::close);

        await().atMost(Duration.ofSeconds(7))
                .untilAsserted(() ->
                        assertThat(get(door).headers().firstValue("Connection")).hasValue("close"));
        assertThat(get(door).statusCode()).isEqualTo(200);
        assertThat(get(readiness).statusCode()).isEqualTo(503);
        end.join();
        assertThatThrownBy(() -> get(door)).isInstanceOf(ConnectException.class);
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private String address(String port) {
        return "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty(port);
    }
}
