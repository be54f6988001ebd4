package dev.backroad.identity.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks a browser that posts a request of a program to fetch it instead. A form of another site
 * comes without our cookie (SameSite), as if nobody were signed in; the fetch that follows has it.
 */
final class PostedRequests extends OncePerRequestFilter {

    private static final RequestMatcher AUTHORIZE =
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/oauth2/authorize");
    private static final RequestMatcher LOGOUT =
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/connect/logout");

    /** One of them is in every authorization request, and none in the form of the consent page. */
    private static final Set<String> MARKS =
            Set.of("response_type", "redirect_uri", "request_uri", "request", "code_challenge");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LOGOUT.matches(request)
                && !(AUTHORIZE.matches(request)
                        && MARKS.stream().anyMatch(request.getParameterMap()::containsKey));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var fetch = UriComponentsBuilder.fromPath(request.getRequestURI());
        request.getParameterMap()
                .forEach((name, values) -> fetch.queryParam(name, (Object[]) values));
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, fetch.encode().build().toUriString());
    }
}
