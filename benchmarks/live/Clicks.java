import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Clicks and watches. A click completes a topic: from the moment before the request is sent until
 * its notification has arrived on each of the learner's open streams. First as fast as some
 * clients can, one click after the other; then at half of that rate, at moments that do not wait
 * for the answers before.
 *
 * <p>Arguments: the gateway, seconds to warm up at most, seconds of a round, how many rounds, the file for
 * people, the file for programs, and an access token for each learner. Exit code 2: some clicks were
 * refused, or not told in time.
 */
class Clicks {

    private static final int STREAMS = 5;
    private static final int WARM_UP_EACH = 15;
    private static final List<String> TOPICS =
            List.of("internet", "dns", "http", "linux", "git", "sql", "json", "rest");

    private static final List<Double> SHARES = List.of(0.50, 0.75, 0.90, 0.99);

    private static final Pattern TOPIC = Pattern.compile("\"topic\":\"([a-z0-9-]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([a-z0-9-]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicLong refused = new AtomicLong();
    private final String gateway;

    private Clicks(String gateway) {
        this.gateway = gateway;
    }

    /** A click under way. */
    private record Click(long start, CountDownLatch arrived) {}

    private final class Learner {

        private final String token;
        private final String enrollment;
        private final Map<String, Click> underWay = new ConcurrentHashMap<>();

        Learner(String token) throws IOException, InterruptedException {
            this.token = token;
            var answer =
                    http.send(
                            request("/api/v1/enrollments")
                                    .POST(BodyPublishers.ofString("{\"roadmap\": \"backend\"}"))
                                    .build(),
                            BodyHandlers.ofString());
            var id = ID.matcher(answer.body());
            if (!id.find()) {
                throw new IOException(answer.body());
            }
            enrollment = id.group(1);
            for (int i = 0; i < STREAMS; i++) {
                watch();
            }
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(gateway + path))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token);
        }

        private void watch() throws IOException, InterruptedException {
            var stream =
                    http.send(
                            request("/api/v1/notifications/stream").build(),
                            BodyHandlers.ofInputStream());
            if (stream.statusCode() != 200) {
                throw new IOException("The stream is refused: " + stream.statusCode());
            }
            Thread.ofVirtual().start(() -> {
                try (var in = new BufferedReader(new InputStreamReader(stream.body()))) {
                    for (var line = in.readLine(); line != null; line = in.readLine()) {
                        if (line.startsWith("data: ")) {
                            arrived(line);
                        }
                    }
                } catch (IOException closed) {
                    // at the end
                }
            });
        }

        private void arrived(String data) {
            var topic = TOPIC.matcher(data);
            var click = topic.find() ? underWay.get(topic.group(1)) : null;
            if (click != null) {
                nanos.add(System.nanoTime() - click.start());
                click.arrived().countDown();
            }
        }

        void click(String topic, long start) throws IOException, InterruptedException {
            var click = new Click(start, new CountDownLatch(STREAMS));
            underWay.put(topic, click);
            put(topic, "done");
            if (!click.arrived().await(20, TimeUnit.SECONDS)) {
                refused.incrementAndGet();
            }
            underWay.remove(topic);
            put(topic, "not-started");
        }

        private void put(String topic, String status) throws IOException, InterruptedException {
            var answer =
                    http.send(
                            request("/api/v1/enrollments/" + enrollment + "/topics/" + topic)
                                    .PUT(BodyPublishers.ofString("{\"status\": \"" + status + "\"}"))
                                    .build(),
                            BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                refused.incrementAndGet();
            }
        }
    }

    /**
     * Clicks for some time.
     *
     * @param perSecond 0 for as fast as it goes
     * @return clicks a second
     */
    private double run(List<Learner> learners, int seconds, double perSecond)
            throws InterruptedException {
        var places = learners.size() * TOPICS.size();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var clicks = new AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int place = 0; place < places; place++) {
                var learner = learners.get(place % learners.size());
                var topic = TOPICS.get(place / learners.size());
                var first = place;
                threads.submit(() -> {
                    // Each place has its own beat; all together they are as many as wanted.
                    var beat = perSecond == 0 ? 0 : (long) (1e9 * places / perSecond);
                    var next = System.nanoTime() + beat * first / places;
                    while (System.nanoTime() < end) {
                        var wait = next - System.nanoTime();
                        if (wait > 0) {
                            TimeUnit.NANOSECONDS.sleep(wait);
                        }
                        // Late is late, whoever was to blame: a click begins when it was to begin.
                        learner.click(topic, beat == 0 ? System.nanoTime() : next);
                        next += beat;
                        clicks.incrementAndGet();
                    }
                    return null;
                });
            }
        }
        return clicks.doubleValue() / seconds;
    }

    /** Until it gets no faster: twice in a row within a twentieth of the best so far. */
    private void warmUp(List<Learner> learners, int most) throws InterruptedException {
        double best = 0;
        var steady = 0;
        for (int left = most; left > 0 && steady < 2; left -= WARM_UP_EACH) {
            var now = run(learners, Math.min(left, WARM_UP_EACH), 0);
            System.err.printf("  %.0f clicks/s%n", now);
            steady = now * 20 <= best * 21 ? steady + 1 : 0;
            best = Math.max(best, now);
        }
    }

    /** What of one round is to be remembered, in milliseconds. */
    private static double percentile(long[] sorted, double share) {
        return sorted[(int) ((sorted.length - 1) * share)] / 1e6;
    }

    private static String spread(List<Double> rounds) {
        var sorted = rounds.stream().sorted().toList();
        return "%.1f (%.1f–%.1f) ms"
                .formatted(sorted.get((sorted.size() - 1) / 2), sorted.getFirst(), sorted.getLast());
    }

    /** One line of what programs read. */
    private static String line(String name, String unit, List<Double> rounds) {
        var values =
                rounds.stream()
                        .map(round -> String.format(Locale.ROOT, "%.2f", round))
                        .collect(Collectors.joining(" "));
        return "%s\t%s\t%s\n".formatted(name, unit, values);
    }

    static void main(String[] arguments) throws Exception {
        var clicks = new Clicks(arguments[0]);
        var learners = new ArrayList<Learner>();
        for (var token : Arrays.copyOfRange(arguments, 6, arguments.length)) {
            learners.add(clicks.new Learner(token));
        }
        clicks.warmUp(learners, Integer.parseInt(arguments[1]));
        clicks.refused.set(0);
        var seconds = Integer.parseInt(arguments[2]);
        var rounds = Integer.parseInt(arguments[3]);
        var full = clicks.run(learners, Math.max(1, seconds / 2), 0);
        var reached = new TreeMap<Double, List<Double>>();
        SHARES.forEach(share -> reached.put(share, new ArrayList<>()));
        // What full speed has left behind, mails above all, is worked off before anything counts.
        double half = clicks.run(learners, Math.max(1, seconds / 2), full / 2);
        long arrived = 0;
        for (int round = 0; round < rounds; round++) {
            clicks.nanos.clear();
            half = clicks.run(learners, seconds, full / 2);
            var sorted = clicks.nanos.stream().mapToLong(it -> it).sorted().toArray();
            arrived += sorted.length;
            reached.forEach((share, all) -> all.add(percentile(sorted, share)));
        }
        var page =
                """
                # From a click to an open page

                %s, %d processors, `./backroad bench live`: three learners with %d streams each, through the gateway and all services;
                %d rounds of %d s, median (lowest–highest).

                | figure | result |
                |---|---|
                | clicks a second, as fast as %d clients can | %.0f |
                | clicks a second at half load | %.0f |
                | click to notification on an open stream, p50 | %s |
                | p99 | %s |
                | refused, or not arrived within 20 s | %d of %d |
                """
                        .formatted(
                                LocalDate.now(),
                                Runtime.getRuntime().availableProcessors(),
                                STREAMS,
                                rounds,
                                seconds,
                                learners.size() * TOPICS.size(),
                                full,
                                half,
                                spread(reached.get(0.50)),
                                spread(reached.get(0.99)),
                                clicks.refused.get(),
                                arrived / STREAMS);
        IO.print(page);
        Files.writeString(Path.of(arguments[4]), page);
        var values = new StringBuilder(line("live.clicks", "clicks/s", List.of(full)));
        values.append(line("live.refused", "clicks", List.of(clicks.refused.doubleValue())));
        reached.forEach((share, all) ->
                values.append(line("live.click.p%.0f".formatted(share * 100), "ms", all)));
        Files.writeString(Path.of(arguments[5]), values, StandardOpenOption.APPEND);
        System.exit(clicks.refused.get() == 0 ? 0 : 2);
    }
}
