package dev.backroad.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real Prometheus with the configuration and the rules of deploy/observability. Only where it
 * asks is another place: the launcher's ports on this machine, and every second.
 */
final class Prometheus implements AutoCloseable {

    private static final Path SOURCES = Path.of("../deploy/observability/prometheus").normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern EXAMPLE_OF_COUNT =
            Pattern.compile("^(\\w+_count(?:\\{[^\\n]*?\\})? [0-9.E+]+) # .*$", Pattern.MULTILINE);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final String url;
    private final Process process;
    private final HttpServer door;

    /** Returns the program of this machine, if there is one. */
    static Optional<Path> installed() {
        var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .map(place -> Path.of(place, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Prometheus watching(RunningSystem system) {
        try {
            return new Prometheus(system);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Prometheus(RunningSystem system) throws IOException {
        folder = Files.createTempDirectory("prometheus");
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RunningSystem.SERVICES.forEach(
                service -> door.createContext("/" + service, pass(system.managementPort(service))));
        door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door.start();
        var address = "127.0.0.1:" + freePort();
        url = "http://" + address;
        var configuration = Files.writeString(folder.resolve("prometheus.yml"), retargeted());
        process =
                new ProcessBuilder(
                                installed().orElseThrow().toString(),
                                "--config.file=" + configuration,
                                "--storage.tsdb.path=" + folder.resolve("data"),
                                "--web.listen-address=" + address,
                                "--enable-feature=exemplar-storage",
                                "--log.level=warn")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> send("/-/ready").contains("Ready"));
    }

    /**
     * Debian 12 has Prometheus 2.42, which refuses an answer that has an example beside a count;
     * from 2.43 on, as in Compose, it keeps it. So those are taken out on the way, and no others.
     */
    private HttpHandler pass(int port) {
        return exchange -> {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                            .header("Accept", exchange.getRequestHeaders().getFirst("Accept"))
                            .build();
            try (exchange) {
                var answer = http.send(request, BodyHandlers.ofString());
                var body = EXAMPLE_OF_COUNT.matcher(answer.body()).replaceAll("$1").getBytes(UTF_8);
                answer.headers()
                        .firstValue("Content-Type")
                        .ifPresent(it -> exchange.getResponseHeaders().set("Content-Type", it));
                exchange.sendResponseHeaders(answer.statusCode(), body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The launcher's ports instead of names in Compose; nobody is mailed. */
    private String retargeted() throws IOException {
        Object file = new Yaml().load(Files.readString(SOURCES.resolve("prometheus.yml")));
        var configuration = (ObjectNode) JsonMapper.shared().<JsonNode>valueToTree(file);
        var ours = (ObjectNode) configuration.path("scrape_configs").path(0);
        configuration.remove("alerting");
        configuration.putPOJO(
                "global", Map.of("scrape_interval", "1s", "evaluation_interval", "1s"));
        configuration.putPOJO(
                "rule_files", List.of(SOURCES.toAbsolutePath().normalize() + "/rules/*.yml"));
        configuration.putPOJO("scrape_configs", List.of(ours));
        ours.putPOJO("static_configs", targets(ours.path("dns_sd_configs")));
        ours.remove(List.of("dns_sd_configs", "relabel_configs"));
        return JsonMapper.shared().writeValueAsString(configuration); // JSON is YAML
    }

    private List<Object> targets(JsonNode lookups) {
        var address = "127.0.0.1:" + door.getAddress().getPort();
        return lookups.valueStream()
                .map(lookup -> lookup.path("names").path(0).asString())
                .<Object>map(service ->
                        Map.of(
                                "targets", List.of(address),
                                "labels",
                                        Map.of(
                                                "service",
                                                service,
                                                "__metrics_path__",
                                                "/" + service)))
                .toList();
    }

    /** Returns what a query gives now, one element a series. */
    List<JsonNode> ask(String query) {
        var answer = JsonMapper.shared().readTree(send("/api/v1/query?query=" + encoded(query)));
        if (!answer.path("status").asString("").equals("success")) {
            throw new IllegalArgumentException(query + "\n" + answer);
        }
        return answer.at("/data/result").valueStream().toList();
    }

    /** Returns the trace ids of single requests that are kept beside a metric's buckets. */
    List<String> exemplars(String metric) {
        var path = "/api/v1/query_exemplars?start=0&end=9999999999&query=" + encoded(metric);
        return JsonMapper.shared()
                .readTree(send(path))
                .path("data")
                .valueStream()
                .flatMap(series -> series.path("exemplars").valueStream())
                .map(exemplar -> exemplar.at("/labels/trace_id").asString(""))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private String send(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + path)).build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException impatient) {
            throw new IllegalStateException(impatient);
        }
    }

    @Override
    public void close() {
        door.stop(0);
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).exceptionally(_ -> kill()).join();
        http.shutdownNow();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException stillWriting) {
            // it is in the folder for temporary files
        }
    }

    private Process kill() {
        return process.destroyForcibly();
    }
}
