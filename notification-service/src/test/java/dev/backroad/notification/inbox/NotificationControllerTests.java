package dev.backroad.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(NotificationController.class)
class NotificationControllerTests {

    private static final Filter ALL = new Filter(null, false, null);
    private static final String PATH = "/api/v1/notifications";

    @Autowired MockMvcTester mvc;
    @MockitoBean InboxReading inbox;

    private final UUID lena = UUID.randomUUID();
    private final UUID id = UUID.fromString("01936a7e-4c00-7a10-8b2f-6d1f5e0a9c11");
    private final Notification notification =
            new Notification(
                    id,
                    lena,
                    "topic-completed",
                    "HTTP: done",
                    "You completed \"HTTP\".",
                    "http",
                    "backend",
                    Instant.parse("2026-11-20T09:31:00.456Z"),
                    null,
                    null);

    @BeforeEach
    void speaksEnglish() {
        given(inbox.language(any(), any())).willReturn(Language.ENGLISH);
    }

    @Test
    void showsWhatTheLearnerWasTold() {
        given(inbox.page(lena, 20, null, ALL, Language.ENGLISH))
                .willReturn(new NotificationPage(List.of(notification), null));

        var answer = get("");

        assertThat(answer)
                .hasStatusOk()
                .doesNotContainHeader("Link")
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"items": [{
                            "id": "01936a7e-4c00-7a10-8b2f-6d1f5e0a9c11", "kind": "topic-completed",
                            "title": "HTTP: done", "text": "You completed \\"HTTP\\".", "topic": "http",
                            "roadmap": "backend", "createdAt": "2026-11-20T09:31:00.456Z", "readAt": null,
                            "archivedAt": null}],
                         "next": null}
                        """);
    }

    @Test
    void linksToTheNextPage() {
        given(inbox.page(lena, 1, id, ALL, Language.ENGLISH))
                .willReturn(new NotificationPage(List.of(notification), id));

        var answer = get("?limit=1&after=" + id);

        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Link", "<" + PATH + "?limit=1&after=" + id + ">; rel=\"next\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=101",
                "?limit=-1",
                "?limit=many",
                "?limit=99999999999",
                "?after=yesterday",
                "?unread=perhaps",
                "?kind=no-such-kind",
                "?afer=01936a7e-4c00-7a10-8b2f-6d1f5e0a9c11"
            })
    void wrongParameterIsRefused(String query) {
        assertThat(get(query)).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        verify(inbox, never()).page(any(), anyInt(), any(), any(), any());
    }

    @Test
    void saysWhichLanguageItIsAndThatItDependsOnTheHeader() {
        given(inbox.language(lena, "de")).willReturn(Language.GERMAN);
        given(inbox.page(lena, 20, null, ALL, Language.GERMAN))
                .willReturn(new NotificationPage(List.of(), null));

        var answer =
                mvc.get()
                        .uri(PATH)
                        .header("Accept-Language", "de")
                        .with(
                                jwt().jwt(it -> it.subject(lena.toString()))
                                        .authorities(scope("read")))
                        .exchange();

        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Language", "de")
                .hasHeader("Vary", "Accept-Language");
    }

    @Test
    void nextPageHasTheSameFilter() {
        given(inbox.page(lena, 1, null, new Filter(true, true, Kind.REVIEW_DUE), Language.ENGLISH))
                .willReturn(new NotificationPage(List.of(notification), id));

        var answer = get("?limit=1&unread=true&archived=true&kind=review-due");

        assertThat(answer)
                .hasHeader(
                        "Link",
                        "<"
                                + PATH
                                + "?limit=1&after="
                                + id
                                + "&unread=true&archived=true&kind=review-due>; rel=\"next\"");
    }

    @Test
    void tokenOfAMachineIsRefused() {
        var machine = jwt().jwt(token -> token.subject("reporting")).authorities(scope("read"));

        assertThat(mvc.get().uri(PATH).with(machine).exchange()).hasStatus(403);
    }

    @Test
    void wrongScopeIsForbidden() {
        var token = jwt().jwt(it -> it.subject(lena.toString())).authorities(scope("write"));

        assertThat(mvc.get().uri(PATH).with(token).exchange()).hasStatus(403);
    }

    @Test
    void missingTokenIsUnauthorized() {
        assertThat(mvc.get().uri(PATH).exchange()).hasStatus(401);
    }

    private MvcTestResult get(String query) {
        return mvc.get()
                .uri(PATH + query)
                .with(jwt().jwt(it -> it.subject(lena.toString())).authorities(scope("read")))
                .exchange();
    }

    private static SimpleGrantedAuthority scope(String name) {
        return new SimpleGrantedAuthority("SCOPE_notifications:" + name);
    }
}
