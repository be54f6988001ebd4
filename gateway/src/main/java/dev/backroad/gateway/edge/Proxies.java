package dev.backroad.gateway.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private volatile Set<InetAddress> addresses;

    Proxies(List<String> names) {
        this.names = List.copyOf(names);
        this.addresses = lookUp();
    }

    boolean include(@Nullable InetAddress address) {
        long now = System.nanoTime();
        long before = lookedUpAt.get();
        if (now - before > KNOWN_FOR.toNanos() && lookedUpAt.compareAndSet(before, now)) {
            Schedulers.boundedElastic().schedule(() -> addresses = lookUp());
        }
        return address != null && addresses.contains(address);
    }

    private Set<InetAddress> lookUp() {
        return names.stream().flatMap(Proxies::addressesOf).collect(Collectors.toSet());
    }

    /** A name that nobody knows is a proxy that is not there yet. */
    private static Stream<InetAddress> addressesOf(String name) {
        try {
            return Stream.of(InetAddress.getAllByName(name));
        } catch (UnknownHostException notThereYet) {
            return Stream.empty();
        }
    }
}
