package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

@GatewayTest
@WithRedis
class RoutingIntegrationTests {

    @Autowired Door door;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "/oauth2/authorize?client_id=x,       identity-service",
        "/oauth2/jwks,                        identity-service",
        "/.well-known/openid-configuration,   identity-service",
        "/userinfo,                           identity-service",
        "/login,                              identity-service",
        "/logout,                             identity-service",
        "/connect/logout,                     identity-service",
        "/identity/page.css,                  identity-service",
        "/api/v1/roadmaps,                    catalog-service",
        "/api/v1/roadmaps/backend,            catalog-service",
        "/api/v1/topic-retirements,           catalog-service",
        "/api/v1/editing/topics,              catalog-service",
        "/api/v1/catalog-replays,             catalog-service",
        "/api/v1/topics/http,                 catalog-service",
        "/api/v1/enrollments,                 progress-service",
        "/api/v1/enrollments/1/topics/http,   progress-service",
        "/api/v1/progress-file,               progress-service",
        "/api/v1/learning-settings,           progress-service",
        "/api/v1/reviews?due=2026-11-29,      progress-service",
        "/api/v1/reviews/1/answers,           progress-service",
        "/api/v1/activity?from=2026-11-01,    progress-service",
        "/api/v1/time-entries,                progress-service",
        "/api/v1/achievements,                progress-service",
        "/api/v1/certificates,                progress-service",
        "/api/v1/certificates/1,              progress-service",
        "/api/v1/certificate-issuer,          progress-service",
        "/api/v1/certificate-issuer/keys/1,   progress-service",
        "/api/v1/certificate-status-lists/0,  progress-service",
        "/api/v1/certificate-verifications,   progress-service",
        "/certificates/1,                     progress-service",
        "/certificates/assets/page.css,       progress-service",
        "/api/v1/leaderboards/2026-W48/me,    progress-service",
        "/api/v1/leaderboard-profile,         progress-service",
        "/api/v1/operations/leaderboard-rebuilds,       progress-service",
        "/api/v1/groups,                      progress-service",
        "/api/v1/groups/1/members?limit=2,    progress-service",
        "/api/v1/group-memberships/1,         progress-service",
        "/api/v1/webhooks,                    notification-service",
        "/api/v1/webhooks/1/deliveries,       notification-service",
        "/api/v1/notifications?limit=2,       notification-service",
        "/api/v1/notifications/unread-count,  notification-service",
        "/api/v1/notification-preferences,    notification-service",
        "/unsubscribe/1,                      notification-service",
        "/unsubscribe/assets/page.css,        notification-service",
        "/api/v1/account,                     identity-service",
        "/api/v1/account/sessions,            identity-service",
        "/api/v1/operations/clients,          identity-service",
        "/api/v1/operations/signing-keys/rotation,      identity-service",
        "/api/v1/personal-data/identity-service,        identity-service",
        "/api/v1/personal-data/progress-service,        progress-service",
        "/api/v1/personal-data/notification-service,    notification-service",
        "/api/v1/operations/dead-letters/identity-service?limit=2,     identity-service",
        "/api/v1/operations/dead-letters/catalog-service,              catalog-service",
        "/api/v1/operations/dead-letters/progress-service/1/replay,    progress-service",
        "/api/v1/operations/dead-letters/notification-service/summary, notification-service"
    })
    void routesEachPathToItsService(String path, String service) {
        var token = FakeParts.IDENTITY.accessToken(it -> it);

        door.client()
                .get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(FakeParts.BY_NAME.get(service))
                .extracting(it -> it.lastRequest().path())
                .isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api",
                "/api/v1/unknown",
                "/api/v2/roadmaps",
                "/api/v1/roadmapsx",
                "/actuator",
                "/actuator/health",
                "/actuator/env",
                "/loginx",
                "/graphql/schema",
                "/graphiql",
                "/problems/no-such-problem"
            })
    void answersAnUnknownPathWithAProblem(String path) {
        door.client()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/not-found")
                .jsonPath("$.status")
                .isEqualTo(404)
                .jsonPath("$.instance")
                .isEqualTo(path);
        assertThat(FakeParts.allRequests()).isEmpty();
    }

    /** What somebody adds to the gateway without saying who may have it. */
    static final class Forgotten {

        @ResponseBody
        String answer() {
            return "secret";
        }
    }

    @Test
    void findsNoHandlerThatNoRuleNames() throws NoSuchMethodException {
        var forgotten = RequestMappingInfo.paths("/forgotten").methods(RequestMethod.GET).build();
        handlers.registerMapping(
                forgotten, new Forgotten(), Forgotten.class.getDeclaredMethod("answer"));
        try {
            door.client()
                    .get()
                    .uri("/forgotten")
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectHeader()
                    .contentType(APPLICATION_PROBLEM_JSON);
        } finally {
            handlers.unregisterMapping(forgotten);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/roadmaps/..;/enrollments",
                "/api/v1/roadmaps/../enrollments",
                "/api/v1/roadmaps/%2e%2e/enrollments",
                "/api/v1/roadmaps/%2E%2E/%2E%2E/actuator/env",
                "/api/v1/roadmaps/%252e%252e/enrollments",
                "/api/v1/roadmaps/..%2fenrollments",
                "/api/v1/roadmaps/..%5cenrollments",
                "/api/v1/roadmaps;x=1/../enrollments",
                "/api/v1/enrollments/..;/",
                "//actuator",
                "/./actuator/env",
                "/actuator;/env",
                "/%61ctuator/env",
                "/actuator%00",
                "/identity/..;/actuator/env",
                "/identity/%2e%2e/actuator/env",
                "//api/v1/enrollments",
                "/api//v1/enrollments",
                "/api/v1/enrollments%2f..%2f..",
                "/session/..;/actuator",
                "/META-INF/MANIFEST.MF",
                "/..%2f..%2fapplication.yml",
                "/application.yml"
            })
    void letsNoTrickyPathThrough(String path) throws IOException {
        var answer = door.raw("GET", path);

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|401|404) .*application/problem\\+json.*");
        assertThat(FakeParts.allRequests()).isEmpty();
    }

    @Test
    void keepsActuatorToTheManagementPort() {
        door.managementClient()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
        door.managementClient().get().uri("/actuator/env").exchange().expectStatus().isNotFound();
    }

    @Test
    void tellsServicesThePublicAddressWhateverTheClientSays() {
        door.client()
                .get()
                .uri("/login")
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "gopher")
                .header("Forwarded", "host=evil.example")
                .exchange()
                .expectStatus()
                .isOk();

        var request = FakeParts.IDENTITY.service.lastRequest();
        assertThat(request.header("Host")).containsExactly("localhost:8080");
        assertThat(request.header("X-Forwarded-Host")).containsExactly("localhost:8080");
        assertThat(request.header("X-Forwarded-Proto")).containsExactly("http");
        assertThat(request.header("Forwarded")).isEmpty();
    }

    @Test
    void keepsCookiesFromApiServicesInBothDirections() {
        FakeParts.CATALOG.answers(
                _ -> new Answer(200, "{}", Map.of("Set-Cookie", "JSESSIONID=planted")));

        door.client()
                .get()
                .uri("/api/v1/roadmaps")
                .cookie("BACKROAD_SESSION", "secret")
                .cookie("other", "value")
                .header("Authorization", "Basic bGVuYTpzZWNyZXQ=")
                .exchange()
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE);

        assertThat(FakeParts.CATALOG.lastRequest().header("Cookie")).isEmpty();
        assertThat(FakeParts.CATALOG.lastRequest().header("Authorization")).isEmpty();
    }

    @Test
    void givesIdentityItsOwnCookiesButNotTheSession() {
        door.client()
                .get()
                .uri("/login")
                .cookie("BACKROAD_SESSION", "secret")
                .cookie("BACKROAD_IDENTITY", "its-own")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(FakeParts.IDENTITY.service.lastRequest().header("Cookie"))
                .containsExactly("BACKROAD_IDENTITY=its-own");
    }

    @Test
    void putsSecurityHeadersOnAnswersAndErrors() {
        for (var path :
                List.of("/api/v1/roadmaps", "/nothing", "/session", "/api/v1/enrollments")) {
            door.client()
                    .get()
                    .uri(path)
                    .exchange()
                    .expectHeader()
                    .value(
                            "Content-Security-Policy",
                            csp ->
                                    assertThat(csp)
                                            .contains(
                                                    "default-src 'self'", "frame-ancestors 'none'")
                                            .doesNotContain("unsafe-inline"))
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectHeader()
                    .exists("Referrer-Policy")
                    .expectHeader()
                    .exists("Permissions-Policy")
                    .expectHeader()
                    .exists("Trace-Id")
                    .expectHeader()
                    .doesNotExist("Strict-Transport-Security");
        }
    }

    @Test
    void leavesThePolicyOfIdentityAlone() {
        FakeParts.IDENTITY.service.answers(_ ->
                new Answer(
                        200,
                        "{}",
                        Map.of(
                                "Content-Security-Policy", "default-src 'none'",
                                "X-Content-Type-Options", "nosniff")));

        door.client()
                .get()
                .uri("/login")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff");
    }

    @Test
    void sendsTheTraceOnToTheService() {
        var traceId =
                door.client()
                        .get()
                        .uri("/api/v1/roadmaps")
                        .exchange()
                        .returnResult(Void.class)
                        .getResponseHeaders()
                        .getFirst("Trace-Id");

        assertThat(FakeParts.CATALOG.lastRequest().header("Traceparent"))
                .singleElement()
                .asString()
                .contains("-" + traceId + "-");
    }

    /** What a client could say about a trace, by W3C and by B3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "traceparent       | 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "TraceParent       | 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "b3                | 4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "X-B3-TraceId      | 4bf92f3577b34da6a3ce929d0e0e4736"
            })
    void beginsATraceOfItsOwnWhateverTheClientSays(String header, String value) {
        var answer =
                door.client()
                        .get()
                        .uri("/api/v1/roadmaps")
                        .header(header, value)
                        .header("X-B3-SpanId", "00f067aa0ba902b7")
                        .header("X-B3-Sampled", "1")
                        .header("tracestate", "evil=1")
                        .header("baggage", "account=lena")
                        .exchange()
                        .returnResult(Void.class);

        var request = FakeParts.CATALOG.lastRequest();
        var traceId = answer.getResponseHeaders().getFirst("Trace-Id");
        assertThat(traceId).hasSize(32).isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(request.header("Traceparent"))
                .singleElement()
                .asString()
                .startsWith("00-" + traceId + "-");
        assertThat(request.headers())
                .doesNotContainKeys(
                        "Tracestate",
                        "Baggage",
                        "B3",
                        "X-b3-traceid",
                        "X-b3-spanid",
                        "X-b3-sampled");
    }

    @Test
    void explainsEachProblemOnAPage() {
        door.client()
                .get()
                .uri("/problems/service-away")
                .header("Accept", "text/html")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("<h1>Service away</h1>", "Retry-After"));
        door.client()
                .get()
                .uri("/problems/service-away")
                .header("Accept", "application/json")
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(503);
    }

    @Test
    void showsAPersonAPageInsteadOfJson() {
        door.client()
                .get()
                .uri("/nothing")
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("<h1>Not found</h1>"));
    }

    @Test
    void servesTheWebPageAndLetsBrowsersAskWhetherItChanged() {
        var etag =
                door.client()
                        .get()
                        .uri("/assets/app.css")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueEquals("Cache-Control", "no-cache")
                        .returnResult(String.class)
                        .getResponseHeaders()
                        .getETag();

        assertThat(etag).isNotNull();
        door.client()
                .get()
                .uri("/assets/app.css")
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified();
        door.client().get().uri("/").exchange().expectStatus().isOk();
    }

    /** Spring answers some of them with the length of the whole file and less of it, or nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-9", "bytes=0-0,2-2", "bytes=0-,0-,0-", "bytes=99999999-", "x"})
    void servesWholeFilesOnly(String range) {
        var whole = file("/assets/app.css", "X-Nothing", "");

        var answer = file("/assets/app.css", "Range", range);

        assertThat(answer.getStatus().value()).isEqualTo(200);
        assertThat(answer.getResponseHeaders().headerNames()).doesNotContain("Accept-Ranges");
        assertThat(answer.getResponseBodyContent()).isEqualTo(whole.getResponseBodyContent());
    }

    private EntityExchangeResult<byte[]> file(String path, String header, String value) {
        return door.client()
                .get()
                .uri(path)
                .header(header, value)
                .exchange()
                .expectBody()
                .returnResult();
    }
}
