package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import dev.backroad.gateway.routing.Access;
import dev.backroad.gateway.routing.Routes;
import dev.backroad.testsupport.TokenAttacks;
import dev.backroad.testsupport.WithRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

@GatewayTest
@WithRedis
class BearerIntegrationTests {

    @Autowired Door door;
    @Autowired Routes routes;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @Test
    void passesAValidTokenOnUnchanged() {
        var token = FakeParts.IDENTITY.accessToken(it -> it);

        door.client()
                .post()
                .uri("/api/v1/enrollments")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(FakeParts.PROGRESS.lastRequest().header("Authorization"))
                .containsExactly("Bearer " + token);
        assertThat(FakeParts.PROGRESS.lastRequest().body()).isEqualTo("{}");
    }

    @Test
    void judgesARequestWithBothByItsTokenAlone() {
        var token = FakeParts.IDENTITY.accessToken(it -> it);

        door.client()
                .post()
                .uri("/api/v1/enrollments")
                .headers(headers -> headers.setBearerAuth(token))
                .cookie("BACKROAD_SESSION", "somebody-else")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(FakeParts.PROGRESS.lastRequest().header("Authorization"))
                .containsExactly("Bearer " + token);
    }

    /** We would judge the first, and a service may read the other. */
    @Test
    void refusesTwoTokensAtOnce() {
        var token = "Bearer " + FakeParts.IDENTITY.accessToken(it -> it);

        for (var path : List.of("/api/v1/enrollments", "/api/v1/roadmaps", "/userinfo")) {
            door.client()
                    .get()
                    .uri(path)
                    .header(HttpHeaders.AUTHORIZATION, token, "Bearer other")
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }

        assertThat(FakeParts.allRequests()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesABadToken(String why, String token) {
        door.client()
                .get()
                .uri("/api/v1/enrollments")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .expectBody(String.class)
                .value(body ->
                        assertThat(body)
                                .contains("/problems/invalid-token")
                                .doesNotContain("org.springframework", "nimbus"));

        assertThat(FakeParts.PROGRESS.requests()).isEmpty();
    }

    static Stream<Arguments> badTokens() {
        var identity = FakeParts.IDENTITY;
        return Stream.concat(
                Stream.of(Arguments.of("ID token", identity.idToken())),
                TokenAttacks.on(identity.key(), FakeIdentity.ISSUER).stream()
                        .map(it -> Arguments.of(it.name(), it.token())));
    }

    @Test
    void asksForATokenOnEveryRouteThatIsNotPublic() {
        routes.table().stream()
                .filter(route -> route.access() == Access.SIGNED_IN)
                .flatMap(route -> route.paths().stream())
                .map(path -> path.replace("**", "x"))
                .forEach(path ->
                        door.client().get().uri(path).exchange().expectStatus().isUnauthorized());

        assertThat(FakeParts.allRequests()).isEmpty();
    }

    /** The table is read by the tests of the whole system, too: they ask with every role. */
    @Test
    void hasALineForEachOperationOfItsOwn() throws IOException {
        var table = Files.readAllLines(Path.of("src/test/resources/authorization.txt")).stream();

        assertThat(table.filter(line -> !line.startsWith("#")))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .containsExactlyInAnyOrderElementsOf(operationsOfItsOwn());
    }

    private List<String> operationsOfItsOwn() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping ->
                        mapping.getPatternsCondition().getPatterns().stream()
                                .map(path -> mapping.getMethodsCondition() + " " + path))
                .map(operation -> operation.replaceAll("[\\[\\]]", ""))
                .filter(operation -> operation.contains(" /api/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("protectedRequests")
    void asksAnAnonymousCallerForATokenWithoutARedirect(HttpMethod method, String path) {
        door.client()
                .method(method)
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .expectHeader()
                .doesNotExist(HttpHeaders.LOCATION)
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE);

        assertThat(FakeParts.allRequests()).isEmpty();
    }

    static Stream<Arguments> protectedRequests() {
        return Stream.of(
                Arguments.of(HttpMethod.GET, "/api/v1/enrollments"),
                Arguments.of(HttpMethod.POST, "/api/v1/enrollments"),
                Arguments.of(HttpMethod.PUT, "/api/v1/enrollments/1/topics/http"),
                Arguments.of(HttpMethod.GET, "/api/v1/notifications"),
                Arguments.of(HttpMethod.GET, "/api/v1/operations/dead-letters"),
                Arguments.of(HttpMethod.GET, "/api/v1/operations/dead-letters/catalog-service"),
                Arguments.of(
                        HttpMethod.POST,
                        "/api/v1/operations/dead-letters/identity-service/1/replay"),
                Arguments.of(HttpMethod.GET, "/api/v1/operations/no-such-thing"),
                Arguments.of(HttpMethod.GET, "/api/v1/personal-data"),
                Arguments.of(HttpMethod.GET, "/api/v1/personal-data/no-such-service"),
                Arguments.of(HttpMethod.POST, "/api/v1/roadmaps"),
                Arguments.of(HttpMethod.DELETE, "/api/v1/topics/http"));
    }
}
