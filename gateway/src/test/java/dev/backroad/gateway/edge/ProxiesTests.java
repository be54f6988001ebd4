package dev.backroad.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiesTests {

    @Test
    void areAllAddressesOfTheirNames() {
        var proxies = new Proxies(List.of("192.0.2.1", "localhost"));

        assertThat(proxies.include(InetAddress.ofLiteral("192.0.2.1"))).isTrue();
        assertThat(proxies.include(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
    }

    @Test
    void areNobodyElse() {
        var proxies = new Proxies(List.of("192.0.2.1", "no-such-proxy.invalid"));

        assertThat(proxies.include(InetAddress.ofLiteral("192.0.2.2"))).isFalse();
        assertThat(proxies.include(null)).isFalse();
    }
}
