package dev.backroad.catalog.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.catalog.content.PublishedContent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.support.ServletRequestHandledEvent;

/** What is answered without Spring Security and Spring MVC, and what is not. */
@CacheTest
class OutputCacheIntegrationTests {

    @LocalServerPort int port;
    @Autowired PublishedContent published;
    @Autowired ConfigurableApplicationContext service;
    @Autowired MeterRegistry meters;
    @Autowired NearCache near;

    /** Spring MVC tells of each request, after its answer. */
    private final AtomicInteger answersOfMvc = new AtomicInteger();

    private final ApplicationListener<ServletRequestHandledEvent> counting =
            _ -> answersOfMvc.incrementAndGet();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void readBefore() {
        published.shipped();
        service.addApplicationListener(counting);
        byMvc("/api/v1/topics/http");
        byMvc("/api/v1/roadmaps/backend");
    }

    @AfterEach
    void countNoMore() {
        service.removeApplicationListener(counting);
        http.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/topics/http", "/api/v1/roadmaps/backend"})
    void answersLikeSpringMvcByteForByteAndHeaderByHeader(String path) {
        var byMvc = byMvc(path);

        var ready = withoutMvc(path);

        assertThat(ready.body()).isEqualTo(byMvc.body());
        assertThat(headers(ready)).isEqualTo(headers(byMvc)).containsKeys("etag", "content-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/topics/http", "/api/v1/roadmaps/backend"})
    void answersNotModifiedLikeSpringMvc(String path) {
        var etag = get(path).headers().firstValue("ETag").orElseThrow();
        var byMvc = byMvc(path, "If-None-Match", etag);

        var ready = withoutMvc(path, "If-None-Match", etag);

        assertThat(ready.statusCode()).isEqualTo(byMvc.statusCode()).isEqualTo(304);
        assertThat(headers(ready)).isEqualTo(headers(byMvc));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/topics/http, Authorization, Bearer nonsense, 401",
        "/api/v1/topics/http, Accept, text/html, 406",
        "/api/v1/topics/http, Content-Type, */*, 415",
        "/api/v1/topics/http, If-Match, \"other\", 200",
        "/api/v1/topics/http?unknown=1, Accept, */*, 400",
        "/api/v1/topics/none-such, Accept, */*, 404",
        "/api/v1/topics/http/evidence, Accept, */*, 200",
        "/api/v1/topics/HTTP, Accept, */*, 404",
        "/api/v1/topics/http;a=b, Accept, */*, 400",
        "/api/v1/topics/%68ttp, Accept, */*, 200",
        "/api/v1/topics//http, Accept, */*, 400",
    })
    void leavesWhatIsNotPlainToTheOthers(String path, String header, String value, int status) {
        assertThat(get(path, header, value).statusCode()).isEqualTo(status);
    }

    @Test
    void doesNotAnswerWithWhatIsEvicted() {
        near.evict("topic:http", Long.MAX_VALUE);
        int before = answersOfMvc.get();

        var answer = get("/api/v1/topics/http");

        near.forget("topic:http");
        assertThat(answer.statusCode()).isEqualTo(200);
        await().until(() -> answersOfMvc.get() == before + 1);
    }

    @Test
    void isMeasuredUnderTheNameOfItsOperation() {
        long before = measured();

        withoutMvc("/api/v1/topics/http");

        // that of Spring MVC, which withoutMvc() asks afterwards, and this one
        await().until(() -> measured() == before + 2);
    }

    private long measured() {
        return meters
                .find("http.server.requests")
                .tags("uri", "/api/v1/topics/{slug}", "status", "200")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    /** Asks as a page of another site would, which is not plain, and waits until it is counted. */
    private HttpResponse<String> byMvc(String path, String... headers) {
        int before = answersOfMvc.get();
        var answer = get(path, concat(headers, "Origin", "http://localhost"));
        await().until(() -> answersOfMvc.get() > before);
        return answer;
    }

    private HttpResponse<String> withoutMvc(String path, String... headers) {
        int before = answersOfMvc.get();
        var answer = get(path, headers);
        byMvc(path);
        assertThat(answersOfMvc.get()).as("answers of Spring MVC").isEqualTo(before + 1);
        return answer;
    }

    private HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    private static String[] concat(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    /** Without what differs from one answer to the next, or says only how long it is. */
    private static Map<String, List<String>> headers(HttpResponse<?> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "content-length", "transfer-encoding"));
        return headers;
    }
}
