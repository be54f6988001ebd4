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

    public static void main(String[] args) {
        SpringApplication.run(ProgressServiceApplication.class, args);
    }

    /** Who may call what. Whose enrolment it is, is asked by the use case, not here. */
    @Bean
    static ApiRules apiRules() {
        return rules ->
                rules.requestMatchers(GET, "/api/v1/enrollments/**")
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(HEAD, "/api/v1/enrollments/**")
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(GET, "/api/v1/progress-file")
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(HEAD, "/api/v1/progress-file")
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(PUT, "/api/v1/progress-file")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(POST, "/api/v1/enrollments")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(
                                PUT,
                                "/api/v1/enrollments/*/version",
                                "/api/v1/enrollments/*/topics",
                                "/api/v1/enrollments/*/topics/*",
                                "/api/v1/enrollments/*/topics/*/note",
                                "/api/v1/enrollments/*/topics/*/checks")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(DELETE, "/api/v1/enrollments/*/topics/*/note")
                        .hasAuthority("SCOPE_progress:write");
    }
}
