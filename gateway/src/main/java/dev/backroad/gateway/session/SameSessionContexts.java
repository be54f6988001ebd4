package dev.backroad.gateway.session;

import static org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Updates who is signed in without a new session id. Signing in needs a new id, against fixation; a
 * refresh does not, and there it would end the other requests that the same page has under way.
 */
final class SameSessionContexts implements ServerSecurityContextRepository {

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return exchange.getSession()
                .doOnNext(session ->
                        session.getAttributes()
                                .put(DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME, context))
                .then();
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return Mono.error(new UnsupportedOperationException("only saves"));
    }
}
