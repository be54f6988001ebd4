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
                rules.requestMatchers(GET, "/api/v1/enrollments/**")
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(HEAD, "/api/v1/enrollments/**")
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(POST, "/api/v1/enrollments")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(PUT, "/api/v1/enrollments/*/topics/*")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(GET, "/api/v1/certificates")
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(HEAD, "/api/v1/certificates")
                        .hasAuthority("SCOPE_progress:read")
                        .requestMatchers(POST, "/api/v1/certificates")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(DELETE, "/api/v1/certificates/*")
                        .hasAuthority("SCOPE_progress:write")
                        .requestMatchers(GET, FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers(HEAD, FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers(POST, "/api/v1/certificate-verifications")
                        .permitAll();
    }
}
