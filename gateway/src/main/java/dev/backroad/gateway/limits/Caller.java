package dev.backroad.gateway.limits;

import dev.backroad.gateway.session.BearerHeader;
import dev.backroad.gateway.session.TolerantSessions;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who pays for a request: the user or the program that proved who it is, otherwise the other end of
 * the connection. What a client writes into X-Forwarded-For does not matter.
 */
final class Caller {

    /** The part of an IPv6 address that a provider gives to one customer: 64 bits. */
    private static final int NETWORK_BYTES = 8;

    private Caller() {}

    /**
     * A session that nobody needed so far is not read for this: public reads work without Redis.
     */
    static Mono<String> of(ServerWebExchange exchange) {
        boolean known =
                BearerHeader.in(exchange.getRequest().getHeaders())
                        || TolerantSessions.wereAsked(exchange);
        return known
                ? exchange.getPrincipal().map(Caller::name).defaultIfEmpty(address(exchange))
                : Mono.just(address(exchange));
    }

    /** The same for a user's browser and for a token that the same user gave to a program. */
    private static String name(Principal principal) {
        return principal instanceof JwtAuthenticationToken token
                ? of(token.getToken())
                : "user:" + principal.getName();
    }

    /** A program's token is about itself. */
    static String of(Jwt token) {
        boolean program = Objects.equals(token.getSubject(), token.getClaimAsString("client_id"));
        return (program ? "client:" : "user:") + token.getSubject();
    }

    static String address(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return "address:" + (remote == null ? "unknown" : network(remote.getAddress()));
    }

    /** One customer has 2 to the power of 64 IPv6 addresses, and one bucket. */
    static String network(@Nullable InetAddress address) {
        return switch (address) {
            case null -> "unknown";
            case Inet6Address six ->
                    HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES));
            case InetAddress four -> four.getHostAddress();
        };
    }
}
