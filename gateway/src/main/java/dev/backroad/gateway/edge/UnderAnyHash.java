package dev.backroad.gateway.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.reactive.resource.AbstractResourceResolver;
import org.springframework.web.reactive.resource.ResourceResolverChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Looks for {@code 0123456789ab/js/main.js} as {@code js/main.js}. */
class UnderAnyHash extends AbstractResourceResolver {

    @Override
    protected Mono<Resource> resolveResourceInternal(
            @Nullable ServerWebExchange exchange,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        return chain.resolveResource(exchange, afterHash(path), locations);
    }

    @Override
    protected Mono<String> resolveUrlPathInternal(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(afterHash(path), locations);
    }

    private static String afterHash(String path) {
        return path.substring(path.indexOf('/') + 1);
    }
}
