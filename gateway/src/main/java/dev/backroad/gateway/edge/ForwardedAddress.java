package dev.backroad.gateway.edge;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.server.ConnectionInfo;

/**
 * Behind a proxy all strangers would have one address, and one rate limit. So a proxy that we know
 * is believed about the address that asked it, and nobody else is about anything.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("backroad.connections.proxies")
class ForwardedAddress {

    private static final String HEADER = "X-Forwarded-For";

    @Bean
    NettyServerCustomizer addressesBehindProxies(ConnectionSettings settings) {
        Proxies proxies = new Proxies(settings.proxies());
        return server ->
                server.forwarded((connection, request) -> asked(proxies, connection, request));
    }

    private static ConnectionInfo asked(
            Proxies proxies, ConnectionInfo connection, HttpRequest request) {
        InetSocketAddress other = connection.getRemoteAddress();
        if (other == null || !proxies.include(other.getAddress())) {
            return connection;
        }
        InetAddress behind = last(request.headers().getAll(HEADER));
        return behind == null
                ? connection
                : connection.withRemoteAddress(new InetSocketAddress(behind, 0));
    }

    /** What the proxy itself has seen: before it stands whatever its client wrote. */
    private static @Nullable InetAddress last(List<String> headers) {
        if (headers.isEmpty()) {
            return null;
        }
        String addresses = headers.getLast();
        return NetUtil.createInetAddressFromIpAddressString(
                addresses.substring(addresses.lastIndexOf(',') + 1).strip());
    }
}
