package dev.backroad.catalog.cache;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Lets one caller in this instance fetch a view while the others wait for what it brings: five
 * hundred who ask at once cost as much as one.
 */
@Component
class Flights {

    private final Map<String, CompletableFuture<CachedView>> flying = new ConcurrentHashMap<>();

    /**
     * Returns a view for each name.
     *
     * @param fetch brings those that nobody fetches yet, one for each name; what it throws, all who
     *     wait for it get
     */
    Map<String, CachedView> fetch(
            Set<String> names, Function<Set<String>, Map<String, CachedView>> fetch) {
        var mine = new LinkedHashMap<String, CompletableFuture<CachedView>>();
        var others = new LinkedHashMap<String, CompletableFuture<CachedView>>();
        for (var name : names) {
            var flight = new CompletableFuture<CachedView>();
            var other = flying.putIfAbsent(name, flight);
            if (other == null) {
                mine.put(name, flight);
            } else {
                others.put(name, other);
            }
        }
        // First the own ones: whoever waits while others wait for it, waits for ever.
        var views = new HashMap<>(mine.isEmpty() ? Map.of() : fly(mine, fetch));
        others.forEach((name, flight) -> views.put(name, arrived(flight)));
        return views;
    }

    private Map<String, CachedView> fly(
            Map<String, CompletableFuture<CachedView>> mine,
            Function<Set<String>, Map<String, CachedView>> fetch) {
        try {
            var views = fetch.apply(mine.keySet());
            mine.forEach((name, flight) -> flight.complete(views.get(name)));
            return views;
        } catch (RuntimeException | Error failure) {
            mine.values().forEach(flight -> flight.completeExceptionally(failure));
            throw failure;
        } finally {
            mine.forEach(flying::remove);
        }
    }

    private static CachedView arrived(CompletableFuture<CachedView> flight) {
        try {
            return flight.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }
}
