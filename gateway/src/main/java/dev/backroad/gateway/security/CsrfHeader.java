package dev.backroad.gateway.security;

import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes the token from the header X-XSRF-TOKEN only, which no other site can set. Looking for it in
 * a form would swallow the body that a service behind us is waiting for.
 */
final class CsrfHeader extends ServerCsrfTokenRequestAttributeHandler {

    @Override
    public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken csrfToken) {
        return Mono.justOrEmpty(
                exchange.getRequest().getHeaders().getFirst(csrfToken.getHeaderName()));
    }
}
