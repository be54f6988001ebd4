package dev.backroad.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** A real browser without a window, with a profile of its own, driven by the DevTools protocol. */
final class Chromium implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path profile;
    private final Process process;
    private final String devTools;
    private final List<Tab> tabs = new ArrayList<>();

    /** Returns the browser of this machine, if there is one. */
    static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> folders().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<String> folders() {
        var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL).splitAsStream(path);
    }

    static Chromium start() {
        try {
            return new Chromium(installed().orElseThrow());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Chromium(Path program) throws IOException {
        profile = Files.createTempDirectory("chromium");
        process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless",
                                "--no-sandbox", // CI runs as root, in a sandbox of its own
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(profile.resolve("log").toFile())
                        .start();
        devTools = "http://127.0.0.1:" + port();
    }

    /** It chooses a free one, and writes it down when it listens. */
    private String port() {
        var file = profile.resolve("DevToolsActivePort");
        await().atMost(PATIENCE).until(() -> Files.exists(file) && Files.size(file) > 0);
        try {
            return Files.readAllLines(file).getFirst();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Opens a tab; all tabs share the cookies. */
    Tab newTab() {
        var request =
                HttpRequest.newBuilder(URI.create(devTools + "/json/new?about:blank"))
                        .PUT(BodyPublishers.noBody())
                        .build();
        try {
            var tab = http.send(request, BodyHandlers.ofString()).body();
            var address = JsonMapper.shared().readTree(tab).path("webSocketDebuggerUrl").asString();
            var opened = new Tab(http, URI.create(address));
            tabs.add(opened);
            return opened;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException impatient) {
            throw new IllegalStateException(impatient);
        }
    }

    /**
     * Leaves what is open. Each page holds a live stream, and a browser has six lines for a host.
     */
    void leavePages() {
        tabs.forEach(Tab::leave);
        tabs.clear();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> kill()).join();
        http.shutdownNow();
        try {
            FileSystemUtils.deleteRecursively(profile);
        } catch (IOException stillWriting) {
            // it is in the folder for temporary files
        }
    }

    private Process kill() {
        return process.destroyForcibly();
    }
}
