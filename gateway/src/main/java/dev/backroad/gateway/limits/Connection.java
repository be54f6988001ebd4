package dev.backroad.gateway.limits;

import java.util.concurrent.Executor;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Where a request's connection lives. After a question to Redis the request goes on there: the
 * thread that reads from Redis has better things to do, and another one would only have to hand the
 * answer over.
 */
final class Connection {

    private Connection() {}

    static Scheduler of(ServerWebExchange exchange) {
        HttpServerRequest raw = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        Executor[] eventLoop = new Executor[1];
        raw.withConnection(connection -> eventLoop[0] = connection.channel().eventLoop());
        return Schedulers.fromExecutor(eventLoop[0]);
    }
}
