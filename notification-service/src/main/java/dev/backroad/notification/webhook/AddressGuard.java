package dev.backroad.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for calls to addresses that strangers have named. The client connects to what this
 * has returned and asks nobody again, so that what was checked is what is called, whatever the name
 * server says a moment later.
 */
final class AddressGuard implements DnsResolver, AutoCloseable {

    /** Where names lead; the JDK's way, or a test's. */
    @FunctionalInterface
    interface NameServer {
        InetAddress[] lookup(String host) throws UnknownHostException;
    }

    /** That a name leads nowhere, or where we do not go; its message is for the owner. */
    static final class RefusedException extends UnknownHostException {

        RefusedException(String reason) {
            super(reason);
        }
    }

    private static final long LONGEST_LOOKUP_MS = 2_000;

    /** A lookup blocks a thread of the platform, so there is an end of them. */
    private static final int LOOKUPS = 16;

    private static final int WAITING = 100;

    /** A name with a hundred silent addresses would take us a hundred time-outs. */
    private static final int MOST = 2;

    private final NameServer names;
    private final boolean loopback;
    private final ExecutorService lookups;

    AddressGuard(NameServer names, boolean loopback) {
        this.names = names;
        this.loopback = loopback;
        this.lookups = threads();
    }

    private static ExecutorService threads() {
        var threads =
                new ThreadPoolExecutor(
                        LOOKUPS,
                        LOOKUPS,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(WAITING),
                        Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Returns the addresses of a host.
     *
     * @throws RefusedException if it has none, or one among them that nobody outside may call
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = lookup(host);
        if (addresses.length == 0) {
            throw new RefusedException("the name of the host leads nowhere");
        }
        if (!Arrays.stream(addresses).allMatch(this::isOpen)) {
            throw new RefusedException(
                    "the host has an address that is not on the public Internet");
        }
        return Arrays.copyOf(addresses, Math.min(addresses.length, MOST));
    }

    private boolean isOpen(InetAddress address) {
        return (loopback && address.isLoopbackAddress()) || PublicInternet.has(address);
    }

    private InetAddress[] lookup(String host) throws RefusedException {
        try {
            var lookup = lookups.submit(() -> names.lookup(host));
            return lookup.get(LONGEST_LOOKUP_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException unknown) {
            throw new RefusedException("the name of the host leads nowhere");
        } catch (TimeoutException | RejectedExecutionException slow) {
            throw new RefusedException("the name of the host could not be looked up in time");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RefusedException("the lookup was interrupted");
        }
    }

    /** The name of the certificate is that of the address, and no other. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** All names that lead to this machine and to nothing else. */
    static final List<String> LOOPBACK_NAMES = List.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
