package dev.backroad.gateway.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * Who stands before us and may say whom it speaks for: each address that its name leads to. Names
 * are looked up again beside the requests, so that a proxy that was made anew is known soon.
 */
final class Proxies {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(5);

    private final List<String> names;
    private final AtomicLong lookedUpAt = new AtomicLong(System.nanoTime());
    private final Function<String, Set<InetAddress>> directory;
    private volatile Map<String, Set<InetAddress>> addresses = Map.of();

    Proxies(List<String> names) {
        this(names, Proxies::addressesOf);
    }

    /**
     * @param directory tells the addresses of a name, none when it cannot tell
     */
    Proxies(List<String> names, Function<String, Set<InetAddress>> directory) {
        this.names = List.copyOf(names);
        this.directory = directory;
        lookUp();
    }

    boolean include(@Nullable InetAddress address) {
        long now = System.nanoTime();
        long before = lookedUpAt.get();
        if (now - before > KNOWN_FOR.toNanos() && lookedUpAt.compareAndSet(before, now)) {
            Schedulers.boundedElastic().schedule(this::lookUp);
        }
        return address != null
                && addresses.values().stream().anyMatch(all -> all.contains(address));
    }

    /** Who is not found is where it was: a slow name server must not make a stranger of it. */
    void lookUp() {
        var before = addresses;
        addresses =
                names.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        name -> {
                                            var now = directory.apply(name);
                                            return now.isEmpty()
                                                    ? before.getOrDefault(name, Set.of())
                                                    : now;
                                        }));
    }

    /** A name that nobody knows is a proxy that is not there yet. */
    private static Set<InetAddress> addressesOf(String name) {
        try {
            return Set.copyOf(List.of(InetAddress.getAllByName(name)));
        } catch (UnknownHostException notThereYet) {
            return Set.of();
        }
    }
}
