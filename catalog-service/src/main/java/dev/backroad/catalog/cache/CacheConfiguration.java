package dev.backroad.catalog.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings, time and the Redis client of the cache. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
class CacheConfiguration {

    /** Not the clock, which may be set back: nothing must stay fresh for longer because of that. */
    @Bean
    Ticker cacheTicker() {
        return Ticker.systemTicker();
    }

    /** Without a connection a command fails at once; the client's default is to queue and wait. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }

    @Bean
    static OutputCache outputCache(ViewCache cache, ViewAddresses addresses) {
        return new OutputCache(cache, addresses);
    }

    /** By name: filters are made with the web server, before what this one needs. */
    @Bean
    static DelegatingFilterProxyRegistrationBean outputCacheRegistration() {
        var filter = new DelegatingFilterProxyRegistrationBean("outputCache");
        filter.addUrlPatterns("/api/v1/*");
        // Behind metrics and tracing, before Spring Security.
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }
}
