package dev.backroad.gateway.edge;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Answers every request from another thread than the one that reads its connection. Reactor Netty
 * 1.3.7 stops reading a kept-alive connection for good when it answers a request at once that had
 * to wait for the end of the one before (its issue 4361). To be deleted with an update that has the
 * cure.
 */
@Configuration(proxyBeanMethods = false)
class KeptAliveConnections {

    @Bean
    HttpHandlerDecoratorFactory neverAtOnce() {
        return handler ->
                (request, response) ->
                        Mono.defer(() -> handler.handle(request, response))
                                .subscribeOn(Schedulers.parallel());
    }
}
