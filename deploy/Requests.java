import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests of strangers and of a learner through nginx, as steadily as they come in real life, until there were so many and a
 * command has ended: how many were not answered as they should be? Before, there are more and more of them for a minute
 * ({@code -DwarmUp}, in seconds), which count for nothing: what has run for a while is warm.
 *
 * <pre>
 * java -Djavax.net.ssl.trustStore=.backroad/cache/compose-ca.p12 deploy/Requests.java 30000 deploy/rolling-restart.sh
 * </pre>
 *
 * The token is the learner's from {@code ./backroad token}, got anew every three minutes. Ends with 1 when one request failed,
 * or the command did.
 */
final class Requests {

    private static final String URL = System.getenv().getOrDefault("BACKROAD_URL", "https://localhost:8443");
    private static final int PER_SECOND = Integer.getInteger("rate", 60);
    private static final int WARM_UP = Integer.getInteger("warmUp", 60);
    private static final Duration TOKEN_LASTS = Duration.ofMinutes(3);
    private static final int CLIENTS = 8;

    /** What is asked for, and of 100 requests how many. */
    private enum Kind {
        CACHED_READ(20),
        CATALOG_READ(35),
        QUERY(2),
        LEARNER_READ(28),
        WRITE(10),
        KEYED_POST(5);

        private final int share;

        Kind(int share) {
            this.share = share;
        }

        static Kind of(int number) {
            int place = Math.floorMod(number * 37, 100);
            for (Kind kind : values()) {
                place -= kind.share;
                if (place < 0) {
                    return kind;
                }
            }
            return CATALOG_READ;
        }
    }

    private record Outcome(Kind kind, long micros, String failure) {}

    private final List<HttpClient> clients = new ArrayList<>();
    private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private volatile String token = "";
    private volatile String enrollment = "";

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("Usage: java deploy/Requests.java NUMBER COMMAND...");
            System.exit(2);
        }
        System.exit(new Requests().run(Integer.parseInt(arguments[0]), List.of(arguments).subList(1, arguments.length)));
    }

    private int run(int number, List<String> command) throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build());
        }
        signIn();
        enrollment = send(0, post("/api/v1/enrollments", "{\"roadmap\": \"backend\"}")).body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        warmUp();
        signIn();
        Instant signedInAt = Instant.now();
        Process process = new ProcessBuilder(command).inheritIO().start();
        Instant begun = Instant.now();
        int sent = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (; sent < number || process.isAlive(); sent++) {
                if (signedInAt.plus(TOKEN_LASTS).isBefore(Instant.now())) {
                    signedInAt = Instant.now();
                    threads.execute(this::signIn);
                }
                int one = sent;
                threads.execute(() -> outcomes.add(outcome(one)));
                long due = begun.toEpochMilli() + (sent + 1) * 1000L / PER_SECOND;
                LockSupport.parkUntil(due);
            }
        }
        return report(Duration.between(begun, Instant.now()), process.waitFor());
    }

    private void warmUp() {
        Instant begun = Instant.now();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sent = 0; ; sent++) {
                double passed = Duration.between(begun, Instant.now()).toMillis() / 1000.0 / WARM_UP;
                if (passed >= 1) {
                    break;
                }
                int one = sent;
                threads.execute(() -> outcome(one));
                LockSupport.parkNanos((long) (1e9 / (PER_SECOND * Math.max(0.1, passed))));
            }
        }
        System.out.println("requests: warm after " + WARM_UP + " s; what failed before this line does not count");
    }

    private Outcome outcome(int number) {
        Kind kind = Kind.of(number);
        long begun = System.nanoTime();
        String failure = "";
        try {
            HttpResponse<String> answer = send(number, request(kind, number));
            if (answer.statusCode() / 100 != 2) {
                failure = answer.statusCode() + " " + answer.body().replaceAll("\\s+", " ");
            }
        } catch (IOException e) {
            failure = e.toString();
        } catch (InterruptedException e) {
            failure = "stopped";
        }
        if (!failure.isEmpty()) {
            failure = Instant.now() + " " + kind + " " + failure.substring(0, Math.min(300, failure.length()));
            System.out.println("requests: failed: " + failure);
        }
        return new Outcome(kind, (System.nanoTime() - begun) / 1000, failure);
    }

    private HttpRequest.Builder request(Kind kind, int number) {
        String[] topics = {"http", "dns", "rest-design", "git", "indexing", "caching"};
        String topic = topics[number % topics.length];
        return switch (kind) {
            case CACHED_READ -> get("/api/v1/roadmaps/backend");
            case CATALOG_READ -> get(number % 2 == 0 ? "/api/v1/topics/" + topic : "/api/v1/roadmaps").header("Cache-Control", "no-cache");
            case QUERY ->
                    HttpRequest.newBuilder(URI.create(URL + "/graphql"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"query\": \"{ topic(slug: \\\"" + topic + "\\\") { title } }\"}"));
            case LEARNER_READ ->
                    bearer(get(
                            switch (number % 4) {
                                case 0 -> "/api/v1/enrollments/" + enrollment;
                                case 1 -> "/api/v1/notifications?limit=10";
                                case 2 -> "/api/v1/account";
                                default -> "/api/v1/enrollments";
                            }));
            case WRITE ->
                    bearer(HttpRequest.newBuilder(URI.create(URL + "/api/v1/enrollments/" + enrollment + "/topics/" + topic))
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString("{\"status\": \"" + (number % 7 < 3 ? "done" : "not-started") + "\"}")));
            case KEYED_POST -> post("/api/v1/enrollments", "{\"roadmap\": \"backend\"}").header("Idempotency-Key", UUID.randomUUID().toString());
        };
    }

    private static HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(URL + path));
    }

    private HttpRequest.Builder post(String path, String body) {
        return bearer(HttpRequest.newBuilder(URI.create(URL + path)).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder bearer(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(int number, HttpRequest.Builder request) throws IOException, InterruptedException {
        return clients.get(number % CLIENTS).send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    /** Whoever cannot sign in the first time tries again, as people do; it is told. */
    private void signIn() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            try {
                ProcessBuilder command = new ProcessBuilder("./backroad", "token", "learner").redirectError(ProcessBuilder.Redirect.INHERIT);
                command.environment().put("BACKROAD_URL", URL);
                command.environment().put("JAVA_TOOL_OPTIONS", "-Djavax.net.ssl.trustStore=" + System.getProperty("javax.net.ssl.trustStore", ""));
                Process process = command.start();
                String said = new String(process.getInputStream().readAllBytes()).strip();
                if (process.waitFor() == 0) {
                    token = said;
                    return;
                }
            } catch (IOException e) {
                System.out.println("requests: " + e);
            } catch (InterruptedException e) {
                return;
            }
            System.out.println("requests: " + Instant.now() + " could not sign in, attempt " + attempt);
        }
        throw new IllegalStateException("There is no token.");
    }

    private int report(Duration took, int exit) {
        Map<Kind, List<Outcome>> byKind = new TreeMap<>();
        outcomes.forEach(it -> byKind.computeIfAbsent(it.kind(), _ -> new ArrayList<>()).add(it));
        byKind.forEach((kind, all) -> {
            long[] sorted = all.stream().mapToLong(Outcome::micros).sorted().toArray();
            System.out.printf(
                    "requests: %-13s %6d, failed %d, half within %.1f ms, 99 of 100 within %.0f ms, slowest %.0f ms%n",
                    kind,
                    all.size(),
                    all.stream().filter(it -> !it.failure().isEmpty()).count(),
                    sorted[sorted.length / 2] / 1e3,
                    sorted[sorted.length * 99 / 100] / 1e3,
                    sorted[sorted.length - 1] / 1e3);
        });
        long failed = outcomes.stream().filter(it -> !it.failure().isEmpty()).count();
        System.out.printf("requests: %d in %d s, of which %d failed; the command ended with %d%n", outcomes.size(), took.toSeconds(), failed, exit);
        return failed == 0 && exit == 0 ? 0 : 1;
    }
}
