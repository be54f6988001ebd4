import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for addresses at a fixed rate, evenly spaced, and prints the 99th percentile of each round in
 * milliseconds, counted from the moment at which a request was due: what has to wait for others
 * counts, too. (Generators whose workers all tick at the same time measure their own bursts.)
 *
 * <p>Arguments: requests per second, a file of addresses for warming up, and a file for each round.
 */
class Paced {

    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    /** More would wait for each other anyway, and might be shed. */
    private static final int AT_ONCE = 100;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] arguments) throws InterruptedException, IOException {
        var paced = new Paced();
        int rate = Integer.parseInt(arguments[0]);
        var warm = Files.readAllLines(Path.of(arguments[1]));
        paced.warmUp(warm, rate);
        for (var round : List.of(arguments).subList(2, arguments.length)) {
            // What the round before left behind is not measured.
            paced.nanos(warm.subList(Math.max(0, warm.size() - rate * 2), warm.size()), rate, true);
            var nanos = paced.nanos(Files.readAllLines(Path.of(round)), rate, false);
            System.out.printf("%.1f%n", nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e6);
        }
    }

    /**
     * Both sides' code must be compiled. Cold, a service is slow enough to refuse some: it begins with
     * few, and more come than will be measured when it is fast.
     */
    private void warmUp(List<String> urls, int rate) throws InterruptedException {
        int few = urls.size() / 20;
        int quarter = urls.size() / 4;
        nanos(urls.subList(0, few), Math.max(1, rate / 5), true);
        nanos(urls.subList(few, quarter), Math.max(1, rate / 2), true);
        nanos(urls.subList(quarter, urls.size() / 2), rate, true);
        nanos(urls.subList(urls.size() / 2, urls.size()), rate * 2, true);
        nanos(urls.subList(0, urls.size() / 2), rate * 2, true);
        nanos(urls.subList(urls.size() / 2, urls.size()), rate, true);
    }

    /** How long each took, sorted. */
    private long[] nanos(List<String> urls, int rate, boolean cold) throws InterruptedException {
        var took = new ConcurrentLinkedQueue<Long>();
        var refusals = new ConcurrentLinkedQueue<String>();
        var places = new Semaphore(AT_ONCE);
        long start = System.nanoTime();
        for (int i = 0; i < urls.size(); i++) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(Math.max(1, left - SPIN_NANOS));
            }
            places.acquire();
            var request = HttpRequest.newBuilder(URI.create(urls.get(i))).build();
            client.sendAsync(request, BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> {
                        if (failure == null && answer.statusCode() == 200) {
                            took.add(System.nanoTime() - due);
                        } else {
                            refusals.add(String.valueOf(failure == null ? answer : failure));
                        }
                        places.release();
                    });
        }
        places.acquire(AT_ONCE);
        if (!cold && !refusals.isEmpty()) {
            throw new IllegalStateException(refusals.size() + " times " + refusals.peek());
        }
        return took.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
