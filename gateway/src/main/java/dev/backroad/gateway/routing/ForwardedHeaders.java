package dev.backroad.gateway.routing;

import dev.backroad.gateway.GatewaySettings;
import java.net.InetSocketAddress;
import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Services believe forwarded headers, so clients must not write them: theirs go, ours say the
 * public address, and the other end of the connection.
 */
@Component
class ForwardedHeaders implements HttpHeadersFilter, Ordered {

    private final GatewaySettings settings;

    ForwardedHeaders(GatewaySettings settings) {
        this.settings = settings;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders cleaned = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!isForwarded(name)) {
                cleaned.addAll(name, values);
            }
        });
        cleaned.set("X-Forwarded-Proto", settings.publicUrl().getScheme());
        cleaned.set("X-Forwarded-Host", settings.publicUrl().getAuthority());
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        if (remote != null && remote.getAddress() != null) {
            cleaned.set("X-Forwarded-For", remote.getAddress().getHostAddress());
        }
        return cleaned;
    }

    private static boolean isForwarded(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.equals("forwarded")
                || name.startsWith("x-forwarded-")
                || name.equals("x-real-ip");
    }

    /** After the gateway's own header filters, which would take ours away again. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
