package dev.backroad.gateway.system;

import static dev.backroad.gateway.system.Samples.sum;

import dev.backroad.gateway.system.Figures.Cache;
import dev.backroad.gateway.system.Figures.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an instance tells Prometheus, as far as people here want to see it. */
record Exposition(Samples samples) {

    private static final String REQUESTS = "http_server_requests_seconds";
    private static final String UNPUBLISHED = "backroad_outbox_unpublished";
    private static final String OLDEST = "backroad_outbox_oldest_age_seconds";
    private static final String DEAD_LETTERS = "backroad_dead_letters";
    private static final String START = "process_start_time_seconds";
    private static final String GATEWAY_CACHE = "gateway_cache_reads";
    private static final String CATALOG_CACHE = "catalog_cache_reads";

    /** What to ask for: nothing else is put together and sent. */
    static final List<String> NAMES =
            List.of(
                    REQUESTS,
                    Hearing.HEARD,
                    Hearing.LAG,
                    UNPUBLISHED,
                    OLDEST,
                    DEAD_LETTERS,
                    START,
                    GATEWAY_CACHE,
                    CATALOG_CACHE);

    static boolean isWanted(Sample sample) {
        return NAMES.stream().anyMatch(sample.name()::startsWith);
    }

    /** When the process started; null when it does not say. */
    @Nullable Instant since() {
        var start = samples.value(START);
        return start.isPresent()
                ? Instant.ofEpochMilli(Math.round(start.getAsDouble() * 1_000))
                : null;
    }

    Figures at(Instant moment) {
        var hearing = new Hearing(samples);
        return new Figures(
                moment,
                routes(),
                caches(),
                outbox(),
                hearing.lag(),
                hearing.heard(),
                samples.whole(DEAD_LETTERS));
    }

    /** Without Actuator's own port: whoever looks here would see themselves. */
    private List<Figures.Route> routes() {
        return samples.by(REQUESTS, it -> it.label("method") + " " + it.label("uri"))
                .filter(all -> !all.getFirst().label("uri").startsWith("/actuator"))
                .map(Requests::of)
                .toList();
    }

    private List<Cache> caches() {
        var answers = samples.by(GATEWAY_CACHE, _ -> "").map(it -> cache("answers", it));
        var views =
                samples.by(CATALOG_CACHE, it -> it.label("layer"))
                        // Whether there is such a view at all is no question of caching.
                        .filter(it -> !it.getFirst().label("layer").equals("database"))
                        .map(it -> cache(it.getFirst().label("layer"), it));
        return Stream.concat(answers, views).toList();
    }

    /** What is renewed is still good, and is not fetched. */
    private static Cache cache(String name, List<Sample> reads) {
        var misses = reads.stream().filter(it -> it.label("result").equals("miss")).toList();
        return new Cache(name, sum(reads) - sum(misses), sum(misses));
    }

    private @Nullable Outbox outbox() {
        var unpublished = samples.whole(UNPUBLISHED);
        var oldest = samples.value(OLDEST);
        return unpublished == null || oldest.isEmpty()
                ? null
                : new Outbox(unpublished, oldest.getAsDouble());
    }
}
