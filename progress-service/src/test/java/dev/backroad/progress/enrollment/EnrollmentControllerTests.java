package dev.backroad.progress.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import dev.backroad.defaults.IfMatch;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WebMvcTest(EnrollmentController.class)
class EnrollmentControllerTests {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00.123Z");
    private static final TopicMove HTTP_DONE = new TopicMove("http", TopicStatus.DONE);
    private static final IfMatch ANY_STATE = IfMatch.optional(null);
    private static final String PATH = "/api/v1/enrollments";

    @Autowired MockMvcTester mvc;
    @MockitoBean ProgressTracking progress;

    private final Learner lena = new Learner(UUID.randomUUID());
    private final Enrollment enrollment =
            Enrollment.begin(UUID.randomUUID(), lena.id(), Roadmaps.backend("http", "sql"), NOW);

    private final StoredEnrollment stored = new StoredEnrollment(enrollment, 3);

    @Test
    void newEnrollmentIsCreatedAtItsAddress() {
        given(progress.enroll(lena, "backend"))
                .willReturn(new ProgressTracking.Enrolled(stored, true));

        var answer = post("{\"roadmap\":\"backend\"}");

        assertThat(answer)
                .hasStatus(201)
                .hasHeader("Location", PATH + "/" + enrollment.id())
                .hasHeader("ETag", "\"1-3\"")
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"roadmap": {"slug": "backend", "title": "Backend", "version": 1}, "newestVersion": 3,
                         "done": 0, "skipped": 0, "inProgress": 0, "total": 2, "percent": 0,
                         "enrolledAt": "2026-11-20T09:30:00.123Z",
                         "topics": [{"slug": "http", "title": "The http", "status": "not-started", "changedAt": null},
                                    {"slug": "sql", "title": "The sql", "status": "not-started", "changedAt": null}]}
                        """);
    }

    @Test
    void secondEnrollmentAnswersTheFirst() {
        given(progress.enroll(lena, "backend"))
                .willReturn(new ProgressTracking.Enrolled(stored, false));

        assertThat(post("{\"roadmap\":\"backend\"}")).hasStatus(200);
    }

    @Test
    void movedTopicAnswersWithTheCounts() {
        var moved = enrollment.move("http", TopicStatus.DONE, NOW);
        given(progress.move(lena, enrollment.id(), HTTP_DONE, ANY_STATE))
                .willReturn(new ProgressTracking.Moved(stored, moved));

        var answer = put(enrollment.id() + "/topics/http", "{\"status\":\"done\"}");

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"slug": "http", "title": "The http", "status": "done", "changedAt": "2026-11-20T09:30:00.123Z",
                         "enrollment": {"id": "%s", "done": 1, "skipped": 0, "total": 2, "percent": 50}}
                        """
                                .formatted(enrollment.id()));
    }

    @ParameterizedTest
    @CsvSource({"'\"7-3\"', '\"7-3\"'", "*, *", "'', *"})
    void moveTellsWhichStateItHasSeen(String header, String seen) {
        var moved = enrollment.move("http", TopicStatus.DONE, NOW);
        given(progress.move(lena, enrollment.id(), HTTP_DONE, new IfMatch(seen)))
                .willReturn(new ProgressTracking.Moved(stored, moved));

        var answer =
                mvc.put()
                        .uri(PATH + "/" + enrollment.id() + "/topics/http")
                        .with(learner())
                        .header("If-Match", header)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"status\":\"done\"}")
                        .exchange();

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"2-3\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*"})
    void severalMovesNeedTheStateThatWasSeen(String header) {
        var answer = putAll(header, "{\"items\":[{\"slug\":\"http\",\"status\":\"done\"}]}");

        assertThat(answer).hasStatus(428).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        verifyNoInteractions(progress);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | items",
                "{\"items\":null} | items",
                "{\"items\":[]} | items",
                "{\"items\":[null]} | items[0]",
                "{\"items\":[{\"slug\":\"http\"}]} | items[0].status",
                "{\"items\":[{\"slug\":\"http\",\"status\":\"done\"},{\"status\":\"done\"}]} |"
                        + " items[1].slug"
            })
    void wrongMovesAreExplained(String body, String field) {
        var answer = putAll("\"1-3\"", body);

        assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        verifyNoInteractions(progress);
    }

    @Test
    void moreThanAHundredMovesAreRefused() {
        var item = "{\"slug\":\"http\",\"status\":\"done\"}";
        var items = String.join(",", Collections.nCopies(101, item));

        var answer = putAll("\"1-3\"", "{\"items\":[" + items + "]}");

        assertThat(answer).hasStatus(400);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("items");
    }

    private MvcTestResult putAll(String ifMatch, String body) {
        return mvc.put()
                .uri(PATH + "/" + UUID.randomUUID() + "/topics")
                .with(learner())
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void refusalIsAProblem() {
        given(progress.move(any(), any(), any(), any()))
                .willThrow(Refusals.topicNotInRoadmap("backend"));

        var answer = put(UUID.randomUUID() + "/topics/css", "{\"status\":\"done\"}");

        assertThat(answer).hasStatus(404).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.type")
                .asString()
                .endsWith("/problems/topic-not-in-roadmap");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"finished\"} | status",
                "{\"status\":\"DONE\"} | status",
                "{\"status\":2} | status",
                "{\"status\":null} | status",
                "{} | status",
                "{\"status\":\"done\",\"note\":\"hi\"} | note"
            })
    void wrongMoveIsExplained(String body, String field) {
        var answer = put(UUID.randomUUID() + "/topics/http", body);

        assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        verifyNoInteractions(progress);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"roadmap\":\"\"}",
                "{\"roadmap\":\"Back End\"}",
                "{\"roadmap\":\"a\\u0000b\"}",
                "{\"roadmap\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
                "{\"roadmap\":[\"backend\"]}",
                "{\"roadmap\":\"backend\",\"learner\":\"somebody else\"}",
                "{\"roadmap\":",
                "[]",
                "null",
                ""
            })
    void wrongEnrollmentIsRefused(String body) {
        assertThat(post(body)).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        verifyNoInteractions(progress);
    }

    /** A pattern that repeats a group without end needs the stack of a thread for this. */
    @Test
    void hugeSlugIsRefused() {
        assertThat(post("{\"roadmap\":\"" + "a-".repeat(200_000) + "\"}")).hasStatus(400);
    }

    @Test
    void bodyThatIsNoJsonIsUnsupported() {
        var answer =
                mvc.post()
                        .uri(PATH)
                        .with(learner())
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("backend")
                        .exchange();

        assertThat(answer).hasStatus(415).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%20", "01936a7e", "1'%20or%20'1'='1", "%00"})
    void wrongIdIsNeverOurMistake(String id) {
        var answer = mvc.get().uri(java.net.URI.create(PATH + "/" + id)).with(learner()).exchange();

        assertThat(answer.getResponse().getStatus()).isBetween(400, 499);
    }

    @Test
    void tokenOfAMachineIsRefused() {
        var machine = jwt().jwt(token -> token.subject("reporting")).authorities(scope("read"));

        var answer = mvc.get().uri(PATH).with(machine).exchange();

        assertThat(answer).hasStatus(403);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.type")
                .asString()
                .endsWith("/problems/no-person");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/enrollments, write",
        "GET, /api/v1/enrollments/01936a7e-4c00-7a10-8b2f-6d1f5e0a9c11, write",
        "POST, /api/v1/enrollments, read",
        "PUT, /api/v1/enrollments/01936a7e-4c00-7a10-8b2f-6d1f5e0a9c11/topics, read",
        "PUT, /api/v1/enrollments/01936a7e-4c00-7a10-8b2f-6d1f5e0a9c11/topics/http, read"
    })
    void wrongScopeIsForbidden(HttpMethod method, String path, String scope) {
        var token = jwt().jwt(it -> it.subject(lena.id().toString())).authorities(scope(scope));

        assertThat(mvc.method(method).uri(path).with(token).exchange()).hasStatus(403);
        verifyNoInteractions(progress);
    }

    @Test
    void methodThatThereIsNotIsToldToKnownCallersOnly() {
        var path = "/api/v1/enrollments/" + UUID.randomUUID();

        assertThat(mvc.delete().uri(path).with(jwt()).exchange()).hasStatus(405);
        assertThat(mvc.delete().uri(path).exchange()).hasStatus(401);
    }

    @Test
    void missingTokenIsUnauthorized() {
        assertThat(mvc.get().uri(PATH).exchange()).hasStatus(401);
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri(PATH)
                .with(learner())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult put(String path, String body) {
        return mvc.put()
                .uri(PATH + "/" + path)
                .with(learner())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private RequestPostProcessor learner() {
        return jwt().jwt(token -> token.subject(lena.id().toString()))
                .authorities(scope("read"), scope("write"));
    }

    private static SimpleGrantedAuthority scope(String name) {
        return new SimpleGrantedAuthority("SCOPE_progress:" + name);
    }
}
