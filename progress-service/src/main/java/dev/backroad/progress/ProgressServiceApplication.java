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
                        .requestMatchers(POST, "/api/v1/enrollments")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(PUT, "/api/v1/enrollments/*/topics/*")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(GET, "/api/v1/leaderboards/*", "/api/v1/leaderboards/*/me")
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(GET, "/api/v1/leaderboard-profile")
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(PUT, "/api/v1/leaderboard-profile")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(DELETE, "/api/v1/leaderboard-profile")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(POST, "/api/v1/operations/leaderboard-rebuilds")
                        .hasAuthority("SCOPE_operations")
                        .requestMatchers(GET, "/api/v1/groups", "/api/v1/groups/**")
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(POST, "/api/v1/groups", "/api/v1/groups/*/invitations")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(PUT, "/api/v1/groups/*/leader")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(DELETE, "/api/v1/groups/*")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(POST, "/api/v1/group-memberships")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(PUT, "/api/v1/group-memberships/*")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(DELETE, "/api/v1/group-memberships/*")
                        .hasAuthority("SCOPE_progress:write");
    }
}
