package dev.backroad.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How long each of many requests took. */
final class ResponseTimes {

    private final List<Duration> all = new ArrayList<>();

    <T> T measure(Supplier<T> request) {
        long start = System.nanoTime();
        T answer = request.get();
        all.add(Duration.ofNanos(System.nanoTime() - start));
        return answer;
    }

    /** So many percent of the requests took no longer. */
    Duration percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * all.size());
        return all.stream().sorted().toList().get(rank - 1);
    }

    @Override
    public String toString() {
        return "%d requests: p50 %d ms, p90 %d ms, p99 %d ms, longest %d ms"
                .formatted(
                        all.size(),
                        percentile(50).toMillis(),
                        percentile(90).toMillis(),
                        percentile(99).toMillis(),
                        percentile(100).toMillis());
    }
}
