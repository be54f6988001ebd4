package dev.backroad.notification;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.backroad.defaults.ApiRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts notification-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationServiceApplication {

    private static final String[] INBOX = {
        "/api/v1/notifications",
        "/api/v1/notifications/*",
        "/api/v1/notifications/effects/*",
        "/api/v1/notification-preferences"
    };
    private static final String[] CHANGES = {
        "/api/v1/notifications/*", "/api/v1/notification-preferences"
    };

    /** Who reads a mail need not be signed in to get no more. */
    private static final String[] FOR_EVERYBODY = {"/unsubscribe/**"};

    public static void main(String[] args) {
        SpringApplication.run(NotificationServiceApplication.class, args);
    }

    /** Who may call what. Whose notifications they are is asked by the query, not here. */
    @Bean
    static ApiRules apiRules() {
        return rules ->
                rules.requestMatchers(GET, INBOX)
                        .hasAuthority("SCOPE_notifications:read")
                        .requestMatchers(HEAD, INBOX)
                        .hasAuthority("SCOPE_notifications:read")
                        .requestMatchers(PUT, CHANGES)
                        .hasAuthority("SCOPE_notifications:write")
                        .requestMatchers(GET, FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers(HEAD, FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers(POST, "/unsubscribe/*")
                        .permitAll()
                        .requestMatchers("/api/v1/webhooks/**")
                        .hasAuthority("SCOPE_webhooks:manage");
    }
}
