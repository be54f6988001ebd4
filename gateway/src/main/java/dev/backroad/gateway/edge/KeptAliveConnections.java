package dev.backroad.gateway.edge;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Answers no request at once, that is from within the call that read it. Reactor Netty 1.3.7 stops
 * reading a kept-alive connection for good when the request had to wait for the end of the one
 * before (its issue 4361). Whatever was passed on to a service comes later by itself; our own
 * answers take another thread. To be deleted with an update that has the cure.
 */
@Configuration(proxyBeanMethods = false)
class KeptAliveConnections {

    @Bean
    HttpHandlerDecoratorFactory neverAtOnce() {
        return handler -> (request, response) -> handle(handler, request, response);
    }

    private static Mono<Void> handle(
            HttpHandler handler, ServerHttpRequest request, ServerHttpResponse response) {
        response.beforeCommit(KeptAliveConnections::onAnotherThread);
        return handler.handle(request, response);
    }

    private static Mono<Void> onAnotherThread() {
        return Mono.<Void>empty().subscribeOn(Schedulers.parallel());
    }
}
