package dev.backroad.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.backroad.testsupport.WithRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
@WithRedis
class KeepAliveIntegrationTests {

    /** Each connection fails by chance only, about one in eight of them. */
    private static final int CONNECTIONS = 100;

    @Autowired Door door;

    @Test
    void goesOnReadingAKeptAliveConnection() {
        assertThatCode(
                        () -> {
                            for (int i = 0; i < CONNECTIONS; i++) {
                                threeRequestsOnOneConnection();
                            }
                        })
                .doesNotThrowAnyException();
    }

    private void threeRequestsOnOneConnection() throws IOException {
        var home = door.uri("/");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), home.getPort())) {
            socket.setSoTimeout(10_000);
            ask(socket, "/session");
            ask(socket, "/problems/not-found");
            ask(socket, "/problems/not-found");
        }
    }

    private static void ask(Socket socket, String path) throws IOException {
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        var length = head.toString().replaceFirst("(?is).*content-length: (\\d+).*", "$1");
        socket.getInputStream().readNBytes(Integer.parseInt(length));
    }
}
