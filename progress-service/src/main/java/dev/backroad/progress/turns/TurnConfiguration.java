package dev.backroad.progress.turns;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Puts the line where the caller is known and no connection is taken yet. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TurnSettings.class)
class TurnConfiguration {

    @Bean
    TurnFilter turnFilter(
            TurnSettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return new TurnFilter(new Turns(settings.patience()), problems);
    }

    /** By name: filters are made with the web server, before what this one needs. */
    @Bean
    static DelegatingFilterProxyRegistrationBean turnFilterRegistration() {
        var filter = new DelegatingFilterProxyRegistrationBean("turnFilter");
        filter.addUrlPatterns("/api/*");
        // Behind Spring Security, before the idempotency keys, which begin a transaction.
        filter.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return filter;
    }
}
