package dev.backroad.defaults.idempotency;

import dev.backroad.defaults.Operations;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** For every service that has a database to store answers in. */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnBean(JdbcClient.class)
class IdempotencyAutoConfiguration {

    @Bean
    StoredAnswers storedAnswers(JdbcClient jdbc, InstantSource time) {
        return new StoredAnswers(jdbc, time);
    }

    @Bean
    IdempotencyFilter idempotencyFilter(
            StoredAnswers answers,
            Operations operations,
            PlatformTransactionManager transactions,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return new IdempotencyFilter(answers, operations, transactions, problems);
    }

    /** By name: filters are made with the web server, before what this one needs. */
    @Bean
    static DelegatingFilterProxyRegistrationBean idempotencyFilterRegistration() {
        var filter = new DelegatingFilterProxyRegistrationBean("idempotencyFilter");
        filter.addUrlPatterns("/api/*");
        // Behind Spring Security, which knows the caller, and next to the controllers.
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }
}
