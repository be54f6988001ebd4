package dev.backroad.gateway.edge;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Every trace begins at this door. Whoever could choose its id would write into the traces of
 * others, and whoever could choose its flags would have all of it recorded, at our cost. So what
 * clients say goes before anything reads it: in a filter it would be too late, as the observation
 * of a request starts before its filters.
 */
@Configuration(proxyBeanMethods = false)
class ForeignTraces {

    /** W3C Trace Context and Baggage, and both ways to write B3. */
    private static final List<String> HEADERS =
            List.of(
                    "traceparent",
                    "tracestate",
                    "baggage",
                    "b3",
                    "X-B3-TraceId",
                    "X-B3-SpanId",
                    "X-B3-ParentSpanId",
                    "X-B3-Sampled",
                    "X-B3-Flags");

    @Bean
    HttpHandlerDecoratorFactory tracesBeginHere() {
        return handler -> (request, response) -> handler.handle(without(request), response);
    }

    /** Most requests have none of them, and are not copied. */
    private static ServerHttpRequest without(ServerHttpRequest request) {
        return HEADERS.stream().noneMatch(request.getHeaders()::containsHeader)
                ? request
                : request.mutate().headers(all -> HEADERS.forEach(all::remove)).build();
    }
}
