import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends so many requests a second at random moments, whatever becomes of those before. A request is
 * counted from the moment at which it was due, so that slowness cannot hide.
 *
 * <p>Arguments: a file with a request in each line (method, path, token or {@code -}, body or
 * {@code -}, apart by tabs), the number of lines to skip, requests a second, seconds, and the
 * gateways, which take turns. Behind the last line the first comes again. Prints how many were
 * sent, how many of them were refused, and the median and the 99th percentile in milliseconds.
 */
class Load {

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicLong refused = new AtomicLong();

    static void main(String[] arguments) throws Exception {
        var lines = Files.readAllLines(Path.of(arguments[0]));
        var gateways = List.of(arguments).subList(4, arguments.length);
        var load = new Load();
        load.send(
                lines,
                gateways,
                Integer.parseInt(arguments[1]),
                Double.parseDouble(arguments[2]),
                Integer.parseInt(arguments[3]));
        var sorted = load.nanos.stream().mapToLong(it -> it).sorted().toArray();
        IO.println(
                "%d\t%d\t%.2f\t%.2f"
                        .formatted(
                                sorted.length,
                                load.refused.get(),
                                percentile(sorted, 0.50),
                                percentile(sorted, 0.99)));
    }

    private void send(
            List<String> lines, List<String> gateways, int skipped, double rate, int seconds) {
        var random = new Random(42); // the same moments each time
        var begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var due = 0.0;
            for (int i = 0; due < seconds; i++) {
                var line = lines.get((skipped + i) % lines.size());
                var gateway = gateways.get(i % gateways.size());
                var at = begin + (long) (due * 1e9);
                while (System.nanoTime() < at) {
                    LockSupport.parkNanos(at - System.nanoTime());
                }
                threads.submit(() -> ask(gateway, line, at));
                due -= Math.log(1 - random.nextDouble()) / rate;
            }
        }
    }

    private void ask(String gateway, String line, long due) {
        try {
            var answer = http.send(request(gateway, line.split("\t")), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200 && refused.getAndIncrement() == 0) {
                System.err.println(line + ": " + answer.statusCode() + " " + new String(answer.body()));
            }
        } catch (IOException | InterruptedException lost) {
            if (refused.getAndIncrement() == 0) {
                System.err.println(line + ": " + lost);
            }
        }
        nanos.add(System.nanoTime() - due);
    }

    private static HttpRequest request(String gateway, String[] parts) {
        var request =
                HttpRequest.newBuilder(URI.create(gateway + parts[1]))
                        .timeout(Duration.ofSeconds(10));
        if (!parts[2].equals("-")) {
            request.header("Authorization", "Bearer " + parts[2]);
        }
        if (parts[3].equals("-")) {
            return request.method(parts[0], BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(parts[0], BodyPublishers.ofString(parts[3]))
                .build();
    }

    private static double percentile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * share)] / 1e6;
    }
}
