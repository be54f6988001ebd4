import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Takes the place of wrk where it is not installed: the same options as far as the benchmark uses
 * them, the same words in its answer, and the scripts edge/poisson.lua and progress/learners.lua by
 * their variables. It costs more of the processors than wrk does, so less is left for what is
 * measured.
 */
class Load {

    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int TIME_OUT_MILLIS = 10_000;

    /** What is asked for, one after the other, by all connections together. */
    private interface Requests {
        byte[] next();
    }

    /** What one connection has seen. */
    private static final class Seen {
        private long[] nanos = new long[1024];
        private int count;
        private long bytes;
        private long refused;
        private long broken;

        void add(long took, int status) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = took;
            refused += status / 100 == 2 || status / 100 == 3 ? 0 : 1;
        }
    }

    private final URI address;
    private final Requests requests;
    private final double meanWait = Double.parseDouble(System.getenv().getOrDefault("MEAN_WAIT", "0"));
    private final AtomicLong from = new AtomicLong();
    private volatile long until;

    private Load(URI address, Requests requests) {
        this.address = address;
        this.requests = requests;
    }

    static void main(String[] arguments) throws Exception {
        int connections = 1;
        int seconds = 1;
        var headers = new ArrayList<String>();
        for (int i = 0; i < arguments.length - 1; i++) {
            var argument = arguments[i];
            if (argument.startsWith("-c")) {
                connections = Integer.parseInt(argument.substring(2));
            } else if (argument.startsWith("-d")) {
                seconds = Integer.parseInt(argument.replaceAll("\\D", ""));
            } else if (argument.equals("-H")) {
                headers.add(arguments[++i]);
            } else if (argument.equals("-s")) {
                i++;
            }
        }
        var address = URI.create(arguments[arguments.length - 1]);
        new Load(address, requests(address, headers)).run(connections, seconds);
    }

    private static Requests requests(URI address, List<String> headers) throws IOException {
        var learners = System.getenv("LEARNERS");
        if (learners == null) {
            var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
            var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
            var request = request(address, "GET", path + query, headers, "");
            return () -> request;
        }
        var all = Files.readAllLines(Path.of(learners)).stream().map(it -> it.split(" ")).toList();
        var what = System.getenv("WHAT");
        var first = Integer.parseInt(System.getenv("FIRST"));
        var asked = new AtomicInteger();
        return () -> {
            var number = asked.getAndIncrement();
            var learner = all.get(number % all.size());
            var mine = List.of("Authorization: Bearer " + learner[1], "Content-Type: application/json");
            var enrollment = "/api/v1/enrollments/" + learner[0];
            return switch (what) {
                case "complete" ->
                        request(
                                address,
                                "PUT",
                                enrollment + "/topics/topic-" + (first + number / all.size()),
                                mine,
                                "{\"status\":\"done\"}");
                case "read" -> request(address, "GET", enrollment, mine, "");
                case "rank" -> request(address, "GET", "/api/v1/leaderboards/all-time/me", mine, "");
                default -> throw new IllegalArgumentException(what);
            };
        };
    }

    private static byte[] request(
            URI address, String method, String path, List<String> headers, String body) {
        var text = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        text.append("Host: ").append(address.getAuthority()).append("\r\n");
        headers.forEach(header -> text.append(header).append("\r\n"));
        if (!body.isEmpty()) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return text.append("\r\n").append(body).toString().getBytes(ISO_8859_1);
    }

    private void run(int connections, int seconds) throws InterruptedException {
        // Our own code must be compiled; but nothing may be written that is not counted.
        var warmUp = "complete".equals(System.getenv("WHAT")) ? 0 : WARM_UP_NANOS;
        from.set(System.nanoTime() + warmUp);
        until = from.get() + TimeUnit.SECONDS.toNanos(seconds);
        var seen = new ArrayList<Seen>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < connections; i++) {
            var mine = new Seen();
            seen.add(mine);
            threads.add(Thread.ofPlatform().start(() -> connection(mine)));
        }
        for (var thread : threads) {
            thread.join();
        }
        tell(connections, seconds, seen);
    }

    private void connection(Seen seen) {
        while (System.nanoTime() < until) {
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(TIME_OUT_MILLIS);
                var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
                while (System.nanoTime() < until) {
                    waitAtRandom();
                    var start = System.nanoTime();
                    socket.getOutputStream().write(requests.next());
                    var status = answer(in, seen);
                    if (start >= from.get() && start < until) {
                        seen.add(System.nanoTime() - start, status);
                    }
                }
            } catch (IOException | NumberFormatException broken) {
                seen.broken++;
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void waitAtRandom() throws InterruptedException {
        if (meanWait > 0) {
            var millis = -meanWait * Math.log(1 - ThreadLocalRandom.current().nextDouble());
            TimeUnit.MICROSECONDS.sleep((long) (millis * 1000));
        }
    }

    /** Reads an answer to its end and returns its status. */
    private static int answer(InputStream in, Seen seen) throws IOException {
        var status = Integer.parseInt(line(in).substring(9, 12));
        long length = 0;
        boolean chunked = false;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(line.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            }
        }
        if (status == 304 || status == 204) {
            return status;
        }
        if (chunked) {
            for (var size = size(in); ; size = size(in)) {
                in.skipNBytes(size);
                line(in);
                seen.bytes += size;
                if (size == 0) {
                    return status;
                }
            }
        }
        in.skipNBytes(length);
        seen.bytes += length;
        return status;
    }

    private static long size(InputStream in) throws IOException {
        return Long.parseLong(line(in).split(";")[0].strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The line was cut");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static void tellLine(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    private static void tell(int connections, int seconds, List<Seen> seen) {
        var nanos =
                seen.stream()
                        .flatMapToLong(it -> LongStream.of(it.nanos).limit(it.count))
                        .sorted()
                        .toArray();
        tellLine("  1 threads and %d connections%n  Latency Distribution%n", connections);
        for (int percent : List.of(50, 75, 90, 99)) {
            var at = nanos.length == 0 ? 0 : nanos[(nanos.length - 1) * percent / 100];
            tellLine("     %d%%  %.2fms%n", percent, at / 1e6);
        }
        tellLine(
                "  %d requests in %d.00s, %.2fMB read%n",
                nanos.length, seconds, seen.stream().mapToLong(it -> it.bytes).sum() / 1e6);
        var broken = seen.stream().mapToLong(it -> it.broken).sum();
        if (broken > 0) {
            tellLine(
                    "  Socket errors: connect 0, read %d, write 0, timeout 0%n", broken);
        }
        var refused = seen.stream().mapToLong(it -> it.refused).sum();
        if (refused > 0) {
            tellLine("  Non-2xx or 3xx responses: %d%n", refused);
        }
        tellLine("Requests/sec: %9.2f%n", (double) nanos.length / seconds);
    }
}
