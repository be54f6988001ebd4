package dev.backroad.catalog.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import dev.backroad.catalog.config.WithApiRules;
import dev.backroad.catalog.editing.Editor;
import dev.backroad.defaults.IfMatch;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WebMvcTest(TopicEditingController.class)
@WithApiRules
class TopicEditingControllerTests {

    private static final String HTTP =
            """
            {"slug": "http", "title": "HTTP", "level": "beginner", "track": "spine",
             "estimateMinutes": 60, "prerequisites": [], "resources": [], "evidence": [],
             "text": "<b>Text</b>"}
            """;

    @Autowired MockMvcTester mvc;
    @MockitoBean TopicEditing editing;
    @MockitoBean TopicRetirement retirement;

    @Test
    void answersAChangeWithTheNewStateAndItsTag() {
        var content =
                new TopicContent(
                        "http",
                        "HTTP",
                        Level.BEGINNER,
                        Track.SPINE,
                        60,
                        List.of(),
                        List.of(),
                        List.of(),
                        "<b>Text</b>");
        var id = UUID.fromString("01936a70-8c02-7d20-8d22-5b2a9c3e4f03");
        var topic = new EditorTopic(id, Topic.Status.PUBLISHED, 2, content, List.of());
        given(
                        editing.change(
                                eq("http"),
                                eq(new IfMatch("\"4\"")),
                                eq(content),
                                eq(new Editor("e"))))
                .willReturn(new TopicEditing.State("\"5\"", topic));

        var answer = change(HTTP).header("If-Match", "\"4\"").with(editor());

        assertThat(answer)
                .hasStatusOk()
                .hasHeader("ETag", "\"5\"")
                .hasHeader("Cache-Control", "no-cache, private")
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"id": "01936a70-8c02-7d20-8d22-5b2a9c3e4f03", "status": "published",
                         "revision": 2, "into": [], "content": %s}
                        """
                                .formatted(HTTP));
    }

    @Test
    void changeWithoutAStateIsAProblem() {
        assertThat(change(HTTP).with(editor()))
                .hasStatus(HttpStatus.PRECONDITION_REQUIRED)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        verifyNoInteractions(editing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"progress:write", "operations", "catalog:read"})
    void refusesWhoIsNoEditor(String scope) {
        assertThat(change(HTTP).header("If-Match", "\"4\"").with(with(scope)))
                .hasStatus(HttpStatus.FORBIDDEN);
        verifyNoInteractions(editing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"slug\": \"Http\"",
                "\"title\": \"\"",
                "\"level\": \"guru\"",
                "\"estimateMinutes\": 0",
                "\"estimateMinutes\": \"60\"",
                "\"estimateMinutes\": 1.5",
                "\"evidence\": [{}]",
                "\"evidence\": [{\"kind\": null, \"path\": \"pom.xml\"}]",
                "\"evidence\": [{\"kind\": \"code\", \"path\": \"../../etc/passwd\"}]",
                "\"evidence\": [{\"kind\": \"code\", \"path\": \"  \"}]",
                "\"text\": null",
                "\"prerequisites\": [null]",
                "\"colour\": \"red\"",
                "\"id\": \"01936a70-8c02-7d20-8d22-5b2a9c3e4f03\""
            })
    void refusesAndNamesTheField(String wrong) {
        var field = wrong.substring(1, wrong.indexOf('"', 1));
        var body =
                HTTP.contains("\"" + field + "\"")
                        ? HTTP.replaceFirst("\"" + field + "\": [^,\\n}]+(\\])?", wrong)
                        : HTTP.replaceFirst("\\{", "{" + wrong + ", ");

        assertThat(change(body).header("If-Match", "\"4\"").with(editor()))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .asString()
                .startsWith(field);
        verifyNoInteractions(editing);
    }

    @Test
    void retirementSaysWhatItDid() {
        var body = "{\"topics\": [\"soap\"], \"into\": [\"rest\"]}";

        assertThat(
                        mvc.post()
                                .uri("/api/v1/topic-retirements")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body)
                                .with(editor()))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(body);
        verify(retirement).retire(new TopicRetirement.Retirement(List.of("soap"), List.of("rest")));
    }

    private MockMvcRequestBuilder change(String body) {
        return mvc.put()
                .uri("/api/v1/topics/http")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private static RequestPostProcessor editor() {
        return with("catalog:write");
    }

    private static RequestPostProcessor with(String scope) {
        return jwt().jwt(token -> token.subject("e"))
                .authorities(new SimpleGrantedAuthority("SCOPE_" + scope));
    }
}
