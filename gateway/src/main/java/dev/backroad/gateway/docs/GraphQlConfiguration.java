package dev.backroad.gateway.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.backroad.gateway.GatewaySettings;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Shows the query page to those who GET {@code /graphql}; POSTs go on to catalog-service. */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

    /** No controller: one that knows GET would refuse the POSTs that are for the service. */
    @Bean
    RouterFunction<ServerResponse> queryPage(GatewaySettings settings, JsonMapper json)
            throws IOException {
        String schema = new ClassPathResource("graphql/catalog.graphqls").getContentAsString(UTF_8);
        String page =
                GraphQlPage.html(settings.publicUrl().toString(), schema, Example.all(), json);
        return route(
                methods(HttpMethod.GET, HttpMethod.HEAD).and(path("/graphql")),
                _ ->
                        ServerResponse.ok()
                                .contentType(HTML)
                                // With its module, which browsers ask for each time, too.
                                .cacheControl(CacheControl.noCache())
                                .bodyValue(page));
    }
}
