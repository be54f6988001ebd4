package dev.backroad.progress;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.backroad.defaults.ApiRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts progress-service. */
@SpringBootApplication
public class ProgressServiceApplication {

    private static final String[] READS = {
        "/api/v1/enrollments/**",
        "/api/v1/progress-file",
        "/api/v1/learning-settings",
        "/api/v1/reviews",
        "/api/v1/activity",
        "/api/v1/achievements"
    };
    private static final String[] DOINGS = {
        "/api/v1/enrollments", "/api/v1/reviews/*/answers", "/api/v1/time-entries"
    };
    private static final String[] CHANGES = {
        "/api/v1/enrollments/*/version",
        "/api/v1/enrollments/*/topics",
        "/api/v1/enrollments/*/topics/*",
        "/api/v1/enrollments/*/topics/*/note",
        "/api/v1/enrollments/*/topics/*/checks",
        "/api/v1/progress-file",
        "/api/v1/learning-settings"
    };

    public static void main(String[] args) {
        SpringApplication.run(ProgressServiceApplication.class, args);
    }

    /** Who may call what. Whose enrolment it is, is asked by the use case, not here. */
    @Bean
    static ApiRules apiRules() {
        return rules ->
                rules.requestMatchers(GET, READS)
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(HEAD, READS)
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(POST, DOINGS)
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(PUT, CHANGES)
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(DELETE, "/api/v1/enrollments/*/topics/*/note")
                        .hasAuthority("SCOPE_progress:write");
    }
}
