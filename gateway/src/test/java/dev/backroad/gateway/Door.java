package dev.backroad.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The public door of the gateway under test, for polite clients and for rude ones. */
final class Door {

    /**
     * Each request has a connection of its own. From a pool it could get one that the gateway is
     * just closing (60 s without a request), and answers that no test reads to their end would keep
     * theirs until there is none left.
     */
    private static final ConnectionProvider CONNECTIONS = ConnectionProvider.newConnection();

    private final Environment environment;

    Door(Environment environment) {
        this.environment = environment;
    }

    WebTestClient client() {
        return WebTestClient.bindToServer(
                        new ReactorClientHttpConnector(HttpClient.create(CONNECTIONS)))
                .baseUrl("http://127.0.0.1:" + port("local.server.port"))
                .responseTimeout(Duration.ofSeconds(60))
                .build();
    }

    WebTestClient managementClient() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port("local.management.port"))
                .build();
    }

    /**
     * Sends the path exactly as written, which no HTTP client would do, and returns the whole
     * answer.
     */
    String raw(String method, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port("local.server.port"))) {
            socket.setSoTimeout(10_000);
            var request =
                    method
                            + " "
                            + path
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    /** The address of a path that is encoded already. */
    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port("local.server.port") + path);
    }

    private int port(String name) {
        return environment.getRequiredProperty(name, Integer.class);
    }
}
