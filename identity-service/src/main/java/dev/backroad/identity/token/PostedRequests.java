package dev.backroad.identity.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

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
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                HttpHeaders.LOCATION,
                request.getRequestURI() + "?" + query(request.getParameterMap()));
    }

    private static String query(Map<String, String[]> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter ->
                        Arrays.stream(parameter.getValue())
                                .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
