package dev.backroad.notification.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to everybody, after IANA's registries of special-purpose addresses (RFC
 * 6890). Of IPv6 only what is given out as global unicast counts, less what is special or wraps an
 * IPv4 address: so IPv4-mapped, NAT64, unique local, link-local and multicast ones, and cloud
 * metadata among them, are outside without being named.
 */
final class PublicInternet {

    private static final List<Network> SPECIAL_V4 =
            networks(
                    "0.0.0.0/8", // this network, unspecified
                    "10.0.0.0/8",
                    "100.64.0.0/10", // carrier-grade NAT
                    "127.0.0.0/8",
                    "169.254.0.0/16", // link-local: cloud metadata
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16",
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "168.63.129.16/32"); // Azure's host, public only by its looks

    private static final Network GLOBAL_V6 = Network.of("2000::/3");

    private static final List<Network> SPECIAL_V6 =
            networks(
                    "2001::/23", // Teredo, ORCHID, benchmarks and their like
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4 wraps an IPv4 address
                    "3fff::/20"); // documentation

    private PublicInternet() {}

    static boolean has(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address
                ? SPECIAL_V4.stream().noneMatch(special -> special.holds(bytes))
                : GLOBAL_V6.holds(bytes)
                        && SPECIAL_V6.stream().noneMatch(special -> special.holds(bytes));
    }

    private static List<Network> networks(String... cidrs) {
        return Stream.of(cidrs).map(Network::of).toList();
    }
}
