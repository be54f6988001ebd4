package dev.backroad.defaults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers 401 and 403 as problems; the {@code WWW-Authenticate} header stays as RFC 6750 wants it.
 */
final class ProblemSecurityHandlers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;
    private final JsonMapper json;
    private final BearerTokenAuthenticationEntryPoint bearer =
            new BearerTokenAuthenticationEntryPoint();

    ProblemSecurityHandlers(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException missing)
            throws IOException {
        if (missing instanceof AuthenticationServiceException) {
            // Nobody can say whether the token is good: that is not the caller's fault.
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
            write(
                    request,
                    response,
                    problems.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "identity-away",
                            "The keys that prove a token cannot be fetched at the moment."));
            return;
        }
        bearer.commence(request, response, missing);
        write(
                request,
                response,
                problems.of(
                        HttpStatus.valueOf(response.getStatus()),
                        "The access token is missing, expired or not meant for this API."));
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        write(
                request,
                response,
                problems.of(
                        HttpStatus.FORBIDDEN,
                        "The access token does not carry the scope that this operation needs."));
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
            throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(json.writeValueAsBytes(Problems.at(request.getRequestURI(), problem)));
    }
}
