package dev.backroad.catalog.config;

import dev.backroad.defaults.ApiRules;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Who may read, and how a read that did not change is answered. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final String[] READS = {"/api/v1/roadmaps/**", "/api/v1/topics/**"};

    /**
     * What there is to learn is public. Signed-in writers get as far as 405: there is no write yet.
     */
    @Bean
    ApiRules apiRules() {
        return rules ->
                rules.requestMatchers(HttpMethod.GET, READS)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, READS)
                        .permitAll()
                        .requestMatchers(READS)
                        .authenticated();
    }

    /**
     * The ETag is a hash of the body: it changes with the content and also with the code that shows
     * it.
     */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns("/api/v1/*");
        return filter;
    }
}
