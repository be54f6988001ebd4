package dev.backroad.catalog.config;

import dev.backroad.defaults.ApiRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may read. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final String[] READS = {"/api/v1/roadmaps/**", "/api/v1/topics/**"};

    /** What there is to learn is public; there is no write yet. */
    @Bean
    ApiRules apiRules() {
        return rules ->
                rules.requestMatchers(HttpMethod.GET, READS)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, READS)
                        .permitAll()
                        // A question in a body: GraphQL has no mutations here.
                        .requestMatchers(HttpMethod.POST, "/graphql")
                        .permitAll();
    }
}
