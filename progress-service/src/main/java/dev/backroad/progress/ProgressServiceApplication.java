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
        "/api/v1/achievements",
        "/api/v1/certificates",
        "/api/v1/leaderboards/**",
        "/api/v1/leaderboard-profile",
        "/api/v1/groups/**"
    };
    private static final String[] DOINGS = {
        "/api/v1/enrollments",
        "/api/v1/reviews/*/answers",
        "/api/v1/time-entries",
        "/api/v1/certificates",
        "/api/v1/groups",
        "/api/v1/groups/*/invitations",
        "/api/v1/group-memberships"
    };
    private static final String[] CHANGES = {
        "/api/v1/enrollments/*/version",
        "/api/v1/enrollments/*/topics",
        "/api/v1/enrollments/*/topics/*",
        "/api/v1/enrollments/*/topics/*/note",
        "/api/v1/enrollments/*/topics/*/checks",
        "/api/v1/progress-file",
        "/api/v1/learning-settings",
        "/api/v1/leaderboard-profile",
        "/api/v1/groups/*/leader",
        "/api/v1/group-memberships/*"
    };
    private static final String[] REMOVALS = {
        "/api/v1/enrollments/*/topics/*/note",
        "/api/v1/certificates/*",
        "/api/v1/leaderboard-profile",
        "/api/v1/groups/*",
        "/api/v1/group-memberships/*"
    };

    /** To whom a learner shows a certificate has no account here. */
    private static final String[] FOR_EVERYBODY = {
        "/api/v1/certificates/*",
        "/api/v1/certificate-issuer/**",
        "/api/v1/certificate-status-lists/*",
        "/certificates/**"
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
                        .requestMatchers(DELETE, REMOVALS)
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(GET, FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers(HEAD, FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers(POST, "/api/v1/certificate-verifications")
                        .permitAll();
    }
}
