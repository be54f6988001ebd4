package dev.backroad.catalog.graphql;

import static org.springframework.web.servlet.function.RequestPredicates.POST;
import static org.springframework.web.servlet.function.RequestPredicates.accept;
import static org.springframework.web.servlet.function.RequestPredicates.contentType;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.server.TimeoutWebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What stands around the answers. */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    private static final String PATH = "/graphql";

    @Bean
    TimeoutWebGraphQlInterceptor timeOut(GraphQlSettings settings) {
        return new TimeoutWebGraphQlInterceptor(
                settings.patience(), HttpStatus.SERVICE_UNAVAILABLE);
    }

    /** Before Spring's own route, which refuses without a word, and which would stream, too. */
    @Bean
    @Order(-1)
    static RouterFunction<ServerResponse> onlyJsonInAndOut() {
        return route(
                        POST(PATH).and(contentType(MediaType.APPLICATION_JSON).negate()),
                        _ -> refuse(HttpStatus.UNSUPPORTED_MEDIA_TYPE))
                .andRoute(
                        POST(PATH)
                                .and(
                                        accept(
                                                        MediaTypes.APPLICATION_GRAPHQL_RESPONSE,
                                                        MediaType.APPLICATION_JSON)
                                                .negate()),
                        _ -> refuse(HttpStatus.NOT_ACCEPTABLE));
    }

    /** Spring's own takes a body of {@code null} for a failure of ours. */
    @Bean
    static GraphQlHttpHandler notNull(WebGraphQlHandler answers) {
        return new GraphQlHttpHandler(answers) {
            @Override
            public ServerResponse handleRequest(ServerRequest request) throws ServletException {
                try {
                    var body = request.body(byte[].class);
                    if (new String(body, StandardCharsets.UTF_8).strip().equals("null")) {
                        return refuse(HttpStatus.BAD_REQUEST);
                    }
                    return super.handleRequest(ServerRequest.from(request).body(body).build());
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }
        };
    }

    private static ServerResponse refuse(HttpStatus status) {
        throw new ResponseStatusException(status);
    }
}
