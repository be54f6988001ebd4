package dev.backroad.defaults;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** A service's one bean that says who may call what. Whatever it leaves out is denied. */
@FunctionalInterface
public interface ApiRules {

    /** Adds the service's rules; the first that matches a request decides. */
    void declare(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    rules);
}
