package dev.backroad.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProxiesTests {

    @Test
    void areAllAddressesOfTheirNames() {
        var proxies = new Proxies(List.of("192.0.2.1", "localhost"));

        assertThat(proxies.include(InetAddress.ofLiteral("192.0.2.1"))).isTrue();
        assertThat(proxies.include(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
    }

    @Test
    void areWhereTheyWereWhenTheyCannotBeFound() {
        var directory = new HashMap<String, Set<InetAddress>>();
        directory.put("nginx", Set.of(InetAddress.ofLiteral("192.0.2.1")));
        var proxies = new Proxies(List.of("nginx"), name -> directory.getOrDefault(name, Set.of()));

        directory.clear();
        proxies.lookUp();
        assertThat(proxies.include(InetAddress.ofLiteral("192.0.2.1"))).isTrue();

        directory.put("nginx", Set.of(InetAddress.ofLiteral("192.0.2.9")));
        proxies.lookUp();
        assertThat(proxies.include(InetAddress.ofLiteral("192.0.2.1"))).isFalse();
        assertThat(proxies.include(InetAddress.ofLiteral("192.0.2.9"))).isTrue();
    }

    @Test
    void areNobodyElse() {
        var proxies = new Proxies(List.of("192.0.2.1", "no-such-proxy.invalid"));

        assertThat(proxies.include(InetAddress.ofLiteral("192.0.2.2"))).isFalse();
        assertThat(proxies.include(null)).isFalse();
    }
}
