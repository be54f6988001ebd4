package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import dev.backroad.gateway.limits.TrafficTable;
import dev.backroad.gateway.routing.Routes;
import dev.backroad.testsupport.WithRedis;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@GatewayTest
@WithRedis
@TestPropertySource(
        properties = {
            "backroad.limits.sign-in.quota=4",
            "backroad.limits.sign-in-pages.quota=3",
            "backroad.limits.reads.quota=5",
            "backroad.limits.writes.quota=3",
            "backroad.limits.refusals.quota=3"
        })
class RateLimitIntegrationTests {

    private static final String PUBLIC = "/api/v1/roadmaps";
    private static final String PRIVATE = "/api/v1/enrollments";

    @Autowired Door door;
    @Autowired Routes routes;
    @Autowired ReactiveStringRedisTemplate redis;

    @BeforeEach
    void reset() {
        FakeParts.reset();
        redis.delete(redis.keys("gateway:limit:*")).block();
    }

    @Test
    void tellsOnEveryAnswerWhatIsLeft() {
        get(PUBLIC)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("RateLimit-Policy", "\"reads\";q=5;w=60")
                .expectHeader()
                .valueEquals("RateLimit", "\"reads\";r=4;t=12");
    }

    @Test
    void sendsAwayWhoComesTooOftenAndSaysWhenToComeBack() {
        for (int i = 0; i < 5; i++) {
            get(PUBLIC).expectStatus().isOk();
        }
        FakeParts.reset();

        get(PUBLIC)
                .expectStatus()
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS)
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueMatches(HttpHeaders.RETRY_AFTER, "1[0-2]")
                .expectHeader()
                .valueMatches("RateLimit", "\"reads\";r=0;t=(59|60)")
                .expectHeader()
                .exists("Content-Security-Policy")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/too-many-requests");

        assertThat(FakeParts.CATALOG.requests()).isEmpty();
    }

    @Test
    void believesNoHeaderAboutWhereARequestComesFrom() {
        for (int i = 0; i < 5; i++) {
            spoofed(i).expectStatus().isOk();
        }

        spoofed(6).expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void tellsServicesTheRealAddress() {
        spoofed(1).expectStatus().isOk();

        var asked = FakeParts.CATALOG.lastRequest();
        assertThat(asked.header("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(asked.header("X-Real-Ip")).isEmpty();
    }

    @Test
    void countsUsersApartBehindOneAddress() {
        var lena = token(UUID.randomUUID());
        var otto = token(UUID.randomUUID());
        for (int i = 0; i < 5; i++) {
            get(PRIVATE, lena).expectStatus().isOk();
        }

        get(PRIVATE, lena).expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        get(PRIVATE, otto).expectStatus().isOk();
        get(PUBLIC).expectStatus().isOk();
    }

    @Test
    void countsAUsersBrowserAndTokenTogether() {
        var browser = new Browser(door);
        browser.signIn("/session/login");
        for (int i = 0; i < 5; i++) {
            browser.get(PRIVATE);
        }

        get(PRIVATE, FakeParts.IDENTITY.accessToken(it -> it))
                .expectStatus()
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void countsReadsAndWritesApart() {
        var lena = token(UUID.randomUUID());
        for (int i = 0; i < 3; i++) {
            send(HttpMethod.POST, PRIVATE, lena).expectStatus().isOk();
        }

        send(HttpMethod.PUT, PRIVATE, lena).expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        get(PRIVATE, lena).expectStatus().isOk();
    }

    @Test
    void slowsDownWhoGuessesPasswords() {
        for (int i = 0; i < 4; i++) {
            post("/login").expectStatus().isOk();
        }

        post("/%6Cogin").expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        post("/oauth2/token").expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void slowsDownWhoStartsSignInsWithoutEnd() {
        for (int i = 0; i < 4; i++) {
            get("/session/login").expectStatus().isFound();
        }

        get("/session/login")
                .expectStatus()
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS)
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE);
    }

    /** Each of them is a row in the database of identity-service, for who brings no cookie. */
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/oauth2/authorize?client_id=x", "/identity/register"})
    void slowsDownWhoOpensSignInPagesWithoutEnd(String page) {
        for (int i = 0; i < 3; i++) {
            get(page).expectStatus().isOk();
        }
        FakeParts.reset();

        get(page).expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);

        assertThat(FakeParts.IDENTITY.service.requests()).isEmpty();
        get("/identity/page.css").expectStatus().isOk();
        post("/login").expectStatus().isOk();
    }

    @Test
    void countsWhateverLeadsToAService() {
        var requests =
                routes.table().stream()
                        .flatMap(route -> route.paths().stream())
                        .map(path -> MockServerHttpRequest.method(leading(path), leaf(path)));

        assertThat(requests)
                .isNotEmpty()
                .allSatisfy(request -> assertThat(TrafficTable.kind(request.build())).isNotNull());
    }

    /** The query page at the same address is our own. */
    private static HttpMethod leading(String path) {
        return path.equals("/graphql") ? HttpMethod.POST : HttpMethod.GET;
    }

    private static String leaf(String path) {
        return path.replace("**", "x").replaceAll("\\{\\w+}", "x");
    }

    @Test
    void slowsDownWhoGuessesTokens() {
        for (int i = 0; i < 3; i++) {
            get(PRIVATE, "guess-" + i).expectStatus().isUnauthorized();
        }

        get(PRIVATE, "guess").expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        get(PRIVATE, token(UUID.randomUUID())).expectStatus().isOk();
    }

    @Test
    void doesNotCountFilesAndPages() {
        for (int i = 0; i < 8; i++) {
            get("/assets/app.css").expectStatus().isOk().expectHeader().doesNotExist("RateLimit");
            get("/problems/not-found").expectStatus().isOk();
        }
    }

    private static String token(UUID subject) {
        return FakeParts.IDENTITY.accessToken(claims -> claims.subject(subject.toString()));
    }

    private ResponseSpec get(String path) {
        return door.client().get().uri(path).exchange();
    }

    private ResponseSpec post(String path) {
        return door.client().post().uri(door.uri(path)).exchange();
    }

    private ResponseSpec get(String path, String token) {
        return send(HttpMethod.GET, path, token);
    }

    private ResponseSpec send(HttpMethod method, String path, String token) {
        return door.client()
                .method(method)
                .uri(path)
                .headers(it -> it.setBearerAuth(token))
                .exchange();
    }

    private ResponseSpec spoofed(int i) {
        return door.client()
                .get()
                .uri(PUBLIC)
                .header("X-Forwarded-For", "198.51.100." + i)
                .header("X-Real-Ip", "198.51.100." + i)
                .header("Forwarded", "for=198.51.100." + i)
                .exchange();
    }
}
