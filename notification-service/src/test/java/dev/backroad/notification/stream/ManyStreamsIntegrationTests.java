package dev.backroad.notification.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.notification.NotificationServiceApplication;
import dev.backroad.testsupport.TokenIssuer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As many streams as an instance may have, on real sockets, in a process with little memory. */
@StreamTest
class ManyStreamsIntegrationTests {

    private static final int STREAMS = 5_000;
    private static final String HEAP = "-Xmx512m";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Autowired TokenIssuer tokens;
    @Autowired JdbcConnectionDetails postgres;
    @Autowired DataRedisConnectionDetails redis;
    @Autowired KafkaConnectionDetails kafka;
    @Autowired Environment environment;
    @Autowired JdbcClient jdbc;

    private final int port = freePort();
    private final int managementPort = freePort();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();

    /** A client's side of opening; a machine that opens all at once would measure itself. */
    private final Semaphore opening = new Semaphore(50);

    @Test
    void fiveThousandStreamsFitIntoHalfAGigabyteOfHeap() throws Exception {
        var service = start();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> metric("notification_streams_open") == 0);
            var learners = Stream.generate(UUID::randomUUID).limit(STREAMS).toList();
            learners.forEach(learner -> clients.execute(() -> listen(learner)));
            await().atMost(PATIENCE).until(() -> begun.get() == STREAMS);
            assertThat(metric("notification_streams_open")).isEqualTo(STREAMS);

            tellAll(learners);

            await().atMost(PATIENCE).until(() -> told.get() == STREAMS);
            System.out.printf(
                    "%d streams open, each told once: %d MB of heap in use%n",
                    STREAMS, usedMegabytes(service));
            assertThat(service.isAlive()).isTrue();
            for (var socket : sockets) {
                socket.close();
            }
        } finally {
            service.destroyForcibly().waitFor();
        }
    }

    private Process start() throws IOException {
        var server = Objects.requireNonNull(redis.getStandalone());
        var command = new ArrayList<String>();
        command.addAll(
                List.of(
                        java("java"),
                        HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotificationServiceApplication.class.getName(),
                        "--server.port=" + port,
                        "--management.server.port=" + managementPort,
                        "--spring.kafka.listener.auto-startup=false",
                        "--backroad.mail.poll=1h",
                        "--backroad.stream.poll=1s",
                        "--backroad.identity-url="
                                + environment.getProperty("backroad.identity-url"),
                        "--spring.datasource.url=" + postgres.getJdbcUrl(),
                        "--spring.datasource.username=" + postgres.getUsername(),
                        "--spring.datasource.password=" + postgres.getPassword(),
                        "--spring.kafka.bootstrap-servers="
                                + String.join(",", kafka.getBootstrapServers()),
                        "--spring.data.redis.host=" + server.getHost(),
                        "--spring.data.redis.port=" + server.getPort()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/many-streams.log").toFile())
                .start();
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private void listen(UUID learner) {
        try {
            opening.acquire();
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            socket.getOutputStream()
                    .write(
                            "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                                    .formatted(
                                            StreamController.PATH,
                                            tokens.token(learner, "notifications:read"))
                                    .getBytes(US_ASCII));
            var in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), US_ASCII), 512);
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("retry: ")) {
                    begun.incrementAndGet();
                    opening.release();
                } else if (line.startsWith("data: ")) {
                    told.incrementAndGet();
                }
            }
        } catch (IOException closed) {
            // by the test's end
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellAll(List<UUID> learners) {
        jdbc.sql(
                        """
                        insert into notification
                            (id, learner_id, kind, title, text, topic, roadmap, created_at)
                        select gen_random_uuid(), learner::uuid, 'test', 'To all', '', 'http', 'backend', now()
                        from unnest(string_to_array(?, ',')) as all_of_them(learner)
                        """)
                .param(String.join(",", learners.stream().map(UUID::toString).toList()))
                .update();
    }

    private long usedMegabytes(Process service) throws Exception {
        new ProcessBuilder(java("jcmd"), "" + service.pid(), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return (long) metric("jvm_memory_used_bytes{area=\"heap\"") / (1024 * 1024);
    }

    /** The sum of all values of a metric. */
    private double metric(String name) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var address = "http://localhost:" + managementPort + "/actuator/prometheus";
            return http.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(
                            line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    private static int freePort() {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
