package dev.backroad.gateway.edge;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sends every answer from another thread than the one that reads its connection. Reactor Netty
 * 1.3.7 stops reading a kept-alive connection for good when it answers a request at once that had
 * to wait for the end of the one before (its issue 4361). Only the answer changes threads: a change
 * before the request was handled cost one more for each. To be deleted with an update that has the
 * cure.
 */
@Configuration(proxyBeanMethods = false)
class KeptAliveConnections {

    @Bean
    HttpHandlerDecoratorFactory neverAtOnce() {
        return handler ->
                (request, response) -> {
                    response.beforeCommit(KeptAliveConnections::onAnotherThread);
                    return handler.handle(request, response);
                };
    }

    private static Mono<Void> onAnotherThread() {
        return Mono.<Void>empty().subscribeOn(Schedulers.parallel());
    }
}
