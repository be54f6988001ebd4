package dev.backroad.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.containers.GenericContainer;

/** One Redis per test JVM. */
@Configuration(proxyBeanMethods = false)
class RedisServer {

    static final String IMAGE = "redis:8";

    private record Connection(Standalone getStandalone) implements DataRedisConnectionDetails {}

    /** Holds the server back until somebody asks for it. */
    private static final class Lazy {
        static final DataRedisConnectionDetails SERVER =
                switch (Infrastructure.CHOSEN) {
                    case CONTAINERS -> container();
                    case EMBEDDED -> embedded();
                };
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static DataRedisConnectionDetails container() {
        var server = new GenericContainer<>(IMAGE).withExposedPorts(6379);
        server.start();
        return at(server.getHost(), server.getMappedPort(6379));
    }

    private static DataRedisConnectionDetails embedded() {
        try {
            var server =
                    redis.embedded.RedisServer.newRedisServer()
                            .bind("127.0.0.1")
                            .port(freePort())
                            .setting("save \"\"")
                            .build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return at("127.0.0.1", server.ports().getFirst());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void stop(redis.embedded.RedisServer server) {
        try {
            server.stop();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static DataRedisConnectionDetails at(String host, int port) {
        return new Connection(DataRedisConnectionDetails.Standalone.of(host, port));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Bean
    DataRedisConnectionDetails redis() {
        return Lazy.SERVER;
    }
}
