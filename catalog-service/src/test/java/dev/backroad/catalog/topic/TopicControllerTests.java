package dev.backroad.catalog.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import dev.backroad.catalog.cache.ReadyView;
import dev.backroad.catalog.config.WithApiRules;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

@WebMvcTest(TopicController.class)
@WithApiRules
class TopicControllerTests {

    private static final TopicView HTTP =
            new TopicView(
                    UUID.fromString("01936a70-8c02-7d20-8d22-5b2a9c3e4f03"),
                    "http",
                    "HTTP",
                    "Internet",
                    Level.BEGINNER,
                    Track.SPINE,
                    60,
                    "## What it is",
                    List.of(new TopicLink("internet", "How the internet works")),
                    List.of(),
                    List.of(
                            new Resource(
                                    Resource.Kind.OFFICIAL, "RFC", "https://example.org/", "en")),
                    List.of(
                            new Evidence(Evidence.Kind.CODE, "pom.xml", "project", null, null),
                            new Evidence(Evidence.Kind.TRY_IT, null, null, "GET /x", 404)),
                    false,
                    List.of());

    @Autowired MockMvcTester mvc;
    @Autowired JsonMapper json;
    @MockitoBean TopicReading reading;

    @Test
    void showsATopicAsDocumented() {
        given(reading.topic("http")).willReturn(Optional.of(ready(HTTP)));

        assertThat(mvc.get().uri("/api/v1/topics/http"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"id": "01936a70-8c02-7d20-8d22-5b2a9c3e4f03",
                         "slug": "http", "title": "HTTP", "stage": "Internet",
                         "level": "beginner", "track": "spine", "estimateMinutes": 60,
                         "text": "## What it is",
                         "prerequisites": [{"slug": "internet", "title": "How the internet works"}],
                         "leadsTo": [],
                         "resources": [{"kind": "official", "title": "RFC",
                                        "url": "https://example.org/", "language": "en"}],
                         "evidence": [{"kind": "code", "path": "pom.xml", "symbol": "project"},
                                      {"kind": "try-it", "request": "GET /x", "status": 404}],
                         "retired": false, "into": []}
                        """);
    }

    @Test
    void sendsNothingWhenTheReaderHasItAlready() {
        given(reading.topic("http")).willReturn(Optional.of(ready(HTTP)));
        var etag = mvc.get().uri("/api/v1/topics/http").exchange().getResponse().getHeader("ETag");

        assertThat(
                        mvc.get()
                                .uri("/api/v1/topics/http")
                                .header("If-None-Match", String.valueOf(etag)))
                .hasStatus(HttpStatus.NOT_MODIFIED)
                .headers()
                .hasValue("Cache-Control", "max-age=60, public, s-maxage=2");
    }

    @Test
    void refusesWhoAcceptsNoJson() {
        given(reading.topic("http")).willReturn(Optional.of(ready(HTTP)));

        assertThat(mvc.get().uri("/api/v1/topics/http").accept(MediaType.TEXT_HTML))
                .hasStatus(HttpStatus.NOT_ACCEPTABLE)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void unknownSlugIsAProblem() {
        given(reading.topic("soap")).willReturn(Optional.empty());

        assertThat(mvc.get().uri("/api/v1/topics/soap"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type": "http://localhost:8080/problems/topic-not-found", "status": 404,
                         "detail": "No topic has the slug \\"soap\\"."}
                        """);
    }

    @Test
    void unknownParameterIsAProblem() {
        assertThat(mvc.get().uri("/api/v1/topics/http?verbose=true"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void writingNeedsAToken() {
        assertThat(mvc.delete().uri("/api/v1/topics/http"))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private ReadyView<TopicView> ready(TopicView topic) {
        return ReadyView.of(topic, json.writeValueAsString(topic));
    }
}
