import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for an address at a fixed rate, evenly spaced, and prints the 99th percentile in
 * milliseconds, counted from the moment at which a request was due: what has to wait for others
 * counts, too. (Generators whose workers all tick at the same time measure their own bursts.)
 *
 * <p>Arguments: address, requests per second, seconds.
 */
class Paced {

    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    /** More would wait for each other anyway, and might be shed. */
    private static final int AT_ONCE = 100;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    Paced(String url) {
        request = HttpRequest.newBuilder(URI.create(url)).build();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var paced = new Paced(arguments[0]);
        int rate = Integer.parseInt(arguments[1]);
        // Our own code must be compiled, too.
        paced.nanos(Math.max(1, rate / 4), 4);
        paced.nanos(rate, 4);
        var nanos = paced.nanos(rate, Integer.parseInt(arguments[2]));
        System.out.printf("%.1f%n", nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e6);
    }

    /** How long each took, sorted. */
    private long[] nanos(int rate, int seconds) throws InterruptedException {
        var took = new ConcurrentLinkedQueue<Long>();
        var refusals = new ConcurrentLinkedQueue<String>();
        var places = new Semaphore(AT_ONCE);
        long start = System.nanoTime();
        for (long i = 0; i < (long) rate * seconds; i++) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(Math.max(1, left - SPIN_NANOS));
            }
            places.acquire();
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
