package dev.backroad.gateway.edge;

import static dev.backroad.gateway.problem.ProblemType.BAD_REQUEST;

import dev.backroad.gateway.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Refuses requests that a proxy before us or a service behind us could read differently: another
 * end of the body, another host, another address, another caller. Netty has refused what breaks the
 * grammar, and a length beside chunks, by now; it only skips transfer codings that it does not
 * know.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class Framing implements WebFilter {

    private static final Set<String> VERSIONS = Set.of("HTTP/1.0", "HTTP/1.1", "HTTP/2.0");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~:\\[\\]-]{1,255}");
    private static final Pattern ADDRESS = Pattern.compile("(https?://[^/]+)?/.*");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpServerRequest raw = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (!isUnderstood(headers.getOrEmpty(HttpHeaders.TRANSFER_ENCODING))) {
            return refuse("No Transfer-Encoding but chunked is known here.");
        }
        if (!isOneHost(headers.getOrEmpty(HttpHeaders.HOST))) {
            return refuse("The request needs one Host.");
        }
        if (headers.getOrEmpty(HttpHeaders.AUTHORIZATION).size() > 1) {
            return refuse("The request says twice who it is from: two Authorization headers.");
        }
        if (!VERSIONS.contains(raw.version().text())) {
            return refuse("Only HTTP 1.0, 1.1 and 2 are spoken here.");
        }
        if (!ADDRESS.matcher(raw.uri()).matches() || !PercentEncoding.isText(raw.uri())) {
            return refuse("The address is not a path, or not text in UTF-8.");
        }
        return chain.filter(exchange);
    }

    private static boolean isUnderstood(List<String> codings) {
        return codings.isEmpty()
                || (codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"));
    }

    private static boolean isOneHost(List<String> hosts) {
        return hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
    }

    /** What follows on this connection may be meant as anything. */
    private static Mono<Void> refuse(String detail) {
        return Mono.error(
                new ProblemException(BAD_REQUEST, detail).with(HttpHeaders.CONNECTION, "close"));
    }
}
