package dev.backroad.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks on while a service is tested: an answer that succeeds with a status, an ETag or a Location
 * that its committed description does not name fails the test after which it was seen.
 */
final class DescribedAnswers extends OncePerRequestFilter implements Ordered {

    private static final Queue<String> UNDESCRIBED = new ConcurrentLinkedQueue<>();

    private final JsonNode paths;

    DescribedAnswers(String service) {
        paths =
                new JsonMapper()
                        .readTree(Path.of("../docs/openapi/" + service + ".json"))
                        .path("paths");
    }

    /** Around the filters that make tags and answer 304. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null
                && pattern.toString().startsWith("/api/")
                && response.getStatus() < 400) {
            look(request.getMethod(), pattern.toString(), response);
        }
    }

    private void look(String method, String path, HttpServletResponse response) {
        var described = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        var name = method + " " + path + " " + response.getStatus();
        var answer =
                paths.path(path)
                        .path(described)
                        .path("responses")
                        .path(String.valueOf(response.getStatus()));
        if (answer.isMissingNode()) {
            UNDESCRIBED.add(name);
        }
        if (response.getStatus() < 300) {
            Stream.of("ETag", "Location")
                    .filter(header -> response.getHeader(header) != null)
                    .filter(header -> !answer.path("headers").has(header))
                    .forEach(header -> UNDESCRIBED.add(name + " " + header));
        }
    }

    /** Asks after each test what was seen. */
    static final class Check implements AfterEachCallback {

        @Override
        public void afterEach(ExtensionContext test) {
            List<String> seen = new ArrayList<>();
            for (var one = UNDESCRIBED.poll(); one != null; one = UNDESCRIBED.poll()) {
                seen.add(one);
            }
            assertThat(seen).as("answers that docs/openapi does not describe").isEmpty();
        }
    }
}
