import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for an address at a fixed rate, evenly spaced, and prints the 99th percentile in
 * milliseconds, counted from the moment at which a request was due: what has to wait for others
 * counts, too. (Generators whose workers all tick at the same time measure their own bursts.)
 *
 * <p>Arguments: address, requests per second, seconds. Instead of an address, {@code @} and a file
 * of them: the first is for warming up, each of the others is asked for once.
 */
class Paced {

    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    /** More would wait for each other anyway, and might be shed. */
    private static final int AT_ONCE = 100;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] arguments) throws InterruptedException, IOException {
        var paced = new Paced();
        int rate = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        var urls = urls(arguments[0], rate * seconds);
        // Our own code must be compiled, too.
        paced.nanos(Collections.nCopies(Math.max(1, rate / 4) * 4, urls.getFirst()), Math.max(1, rate / 4));
        paced.nanos(Collections.nCopies(rate * 4, urls.getFirst()), rate);
        var nanos = paced.nanos(urls.subList(1, urls.size()), rate);
        System.out.printf("%.1f%n", nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e6);
    }

    private static List<String> urls(String argument, int requests) throws IOException {
        return argument.startsWith("@")
                ? Files.readAllLines(Path.of(argument.substring(1)))
                : Collections.nCopies(requests + 1, argument);
    }

    /** How long each took, sorted. */
    private long[] nanos(List<String> urls, int rate) throws InterruptedException {
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
        if (!refusals.isEmpty()) {
            throw new IllegalStateException(refusals.size() + " times " + refusals.peek());
        }
        return took.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
