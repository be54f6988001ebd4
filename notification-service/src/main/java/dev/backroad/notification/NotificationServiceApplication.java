package dev.backroad.notification;

import dev.backroad.defaults.ApiRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** Starts notification-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(NotificationServiceApplication.class, args);
    }

    /** Who may call what. Whose notifications they are is asked by the query, not here. */
    @Bean
    static ApiRules apiRules() {
        return rules ->
                rules.requestMatchers(HttpMethod.GET, "/api/v1/notifications")
                        .hasAuthority("SCOPE_notifications:read")
                        .requestMatchers(HttpMethod.HEAD, "/api/v1/notifications")
                        .hasAuthority("SCOPE_notifications:read")
                        .requestMatchers("/api/v1/webhooks/**")
                        .hasAuthority("SCOPE_webhooks:manage");
    }
}
