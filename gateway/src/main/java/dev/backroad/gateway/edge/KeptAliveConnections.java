package dev.backroad.gateway.edge;

import io.netty.channel.EventLoop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Begins no answer from within the call that read its request. Reactor Netty 1.3.7 stops reading a
 * kept-alive connection for good when it answers a request at once that had to wait for the end of
 * the one before (its issue 4361). The answer is the next task of the connection's own thread,
 * which has left that call by then; any other thread could still be faster. To be deleted with an
 * update that has the cure.
 */
@Configuration(proxyBeanMethods = false)
class KeptAliveConnections {

    @Bean
    HttpHandlerDecoratorFactory neverAtOnce() {
        return handler ->
                (request, response) -> {
                    HttpServerRequest netty = ServerHttpRequestDecorator.getNativeRequest(request);
                    netty.withConnection(connection -> {
                        EventLoop thread = connection.channel().eventLoop();
                        response.beforeCommit(() -> nextTaskOf(thread));
                    });
                    return handler.handle(request, response);
                };
    }

    private static Mono<Void> nextTaskOf(EventLoop thread) {
        return Mono.create(task -> thread.execute(task::success));
    }
}
