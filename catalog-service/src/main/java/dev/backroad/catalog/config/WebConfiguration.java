package dev.backroad.catalog.config;

import dev.backroad.catalog.cache.ViewAddresses;
import dev.backroad.catalog.cache.ViewAddresses.ViewAddress;
import dev.backroad.defaults.ApiRules;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may read, and who may change. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final String EDITOR = "SCOPE_catalog:write";

    /** What is not published yet, and what was before. */
    private static final String[] FOR_EDITORS = {
        "/api/v1/editing/**", "/api/v1/roadmaps/*/draft", "/api/v1/topics/*/revisions/**"
    };

    private static final String[] READS = {"/api/v1/roadmaps/**", "/api/v1/topics/**"};

    private static final String[] WRITES = {
        "/api/v1/roadmaps/**", "/api/v1/topics/**", "/api/v1/topic-retirements"
    };

    private static final String REPLAYS = "/api/v1/catalog-replays/**";

    /** Read by everybody, all the time, and public: its answers lie ready. */
    @Bean
    ViewAddresses viewAddresses() {
        return new ViewAddresses(
                List.of(
                        new ViewAddress("/api/v1/topics/", "topic:"),
                        new ViewAddress("/api/v1/roadmaps/", "roadmap:")));
    }

    /** What there is to learn is public; who changes it has to be an editor. */
    @Bean
    ApiRules apiRules() {
        return rules ->
                rules.requestMatchers(FOR_EDITORS)
                        .hasAuthority(EDITOR)
                        .requestMatchers(HttpMethod.GET, READS)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, READS)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, WRITES)
                        .hasAuthority(EDITOR)
                        .requestMatchers(HttpMethod.PUT, WRITES)
                        .hasAuthority(EDITOR)
                        .requestMatchers(HttpMethod.DELETE, WRITES)
                        .hasAuthority(EDITOR)
                        .requestMatchers(REPLAYS)
                        .hasAuthority("SCOPE_operations")
                        // A question in a body: GraphQL has no mutations here.
                        .requestMatchers(HttpMethod.POST, "/graphql")
                        .permitAll();
    }
}
