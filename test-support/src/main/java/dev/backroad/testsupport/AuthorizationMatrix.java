package dev.backroad.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every operation of a service × every kind of caller. The operations are those that the running
 * service has; a table beside the test says which scope each needs (see {@link
 * AuthorizationTable}). A mapping that the table forgets, one that it invents, and an object of
 * somebody without a test that nobody else reaches it fail the tests.
 */
public final class AuthorizationMatrix {

    /** Who has which scopes in our system; a role is nothing else. */
    private static final Map<String, String> ROLES =
            Map.of(
                    "learner",
                    "openid profile account:read account:write progress:read progress:write"
                            + " notifications:read notifications:write webhooks:manage",
                    "editor",
                    "openid profile catalog:write",
                    "operator",
                    "openid profile operations");

    private static final String EVERYTHING = String.join(" ", ROLES.values()) + " something:else";

    /** A kind of caller: the token that it brings, if any, and what it may be told. */
    private record Caller(
            String name, @Nullable String token, String expected, IntPredicate status) {}

    private final URI service;
    private final TokenIssuer tokens;
    private final AuthorizationTable table;
    private final HttpClient http = HttpClient.newHttpClient();

    private AuthorizationMatrix(int port, TokenIssuer tokens, Path table) {
        this.service = URI.create("http://localhost:" + port);
        this.tokens = tokens;
        this.table = AuthorizationTable.read(table);
    }

    /**
     * Returns the tests.
     *
     * @param table an {@code authorization.txt}
     * @param others operations that are no methods of controllers: {@code POST /graphql}
     */
    public static Stream<DynamicTest> of(
            RequestMappingHandlerMapping handlers,
            int port,
            TokenIssuer tokens,
            Path table,
            String... others) {
        var matrix = new AuthorizationMatrix(port, tokens, table);
        var all = new HashSet<>(mappings(handlers));
        all.addAll(List.of(others));
        var complete =
                dynamicTest(
                        "table names each mapping",
                        () ->
                                assertThat(matrix.table.mappings())
                                        .as("mappings in %s", table)
                                        .containsExactlyInAnyOrderElementsOf(all));
        var proven =
                dynamicTest(
                        "a test for each object of somebody",
                        () ->
                                assertThat(matrix.table.unproven())
                                        .as("lines without a test that exists in %s", table)
                                        .isEmpty());
        return Stream.concat(
                Stream.of(complete, proven),
                matrix.table.operations().stream().flatMap(matrix::tests));
    }

    /** Springdoc, which only tests have, publishes in them what it reads. */
    static Set<String> mappings(RequestMappingHandlerMapping handlers) {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(each ->
                        !each.getValue().getBeanType().getName().startsWith("org.springdoc"))
                .flatMap(each -> names(each.getKey()))
                .collect(Collectors.toSet());
    }

    /** A mapping without a method takes them all. */
    private static Stream<String> names(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(path ->
                        methods.isEmpty()
                                ? Stream.of(AuthorizationTable.ANY + " " + path)
                                : methods.stream().map(method -> method + " " + path));
    }

    private Stream<DynamicTest> tests(AuthorizationTable.Operation operation) {
        return callers(operation.scope())
                .map(caller ->
                        dynamicTest(
                                operation.name()
                                        + " by "
                                        + caller.name()
                                        + ": "
                                        + caller.expected(),
                                () -> {
                                    var status = call(operation.name(), caller.token());

                                    assertThat(caller.status().test(status))
                                            .as("status %d", status)
                                            .isTrue();
                                }));
    }

    private Stream<Caller> callers(String scope) {
        var isPublic = scope.equals(AuthorizationTable.PUBLIC);
        var everybody =
                Stream.of(
                        isPublic ? welcome("nobody", null) : unknown("nobody", null),
                        isPublic
                                ? welcome("a token without scopes", withScopes(""))
                                : forbidden("a token without scopes", withScopes("")),
                        isPublic
                                ? welcome("all other scopes", withScopes(without(scope)))
                                : forbidden("all other scopes", withScopes(without(scope))),
                        welcome("whoever has the scope", withScopes(isPublic ? "" : scope)));
        var roles =
                ROLES.entrySet().stream()
                        .map(role ->
                                isPublic || List.of(role.getValue().split(" ", -1)).contains(scope)
                                        ? welcome(role.getKey(), withScopes(role.getValue()))
                                        : forbidden(role.getKey(), withScopes(role.getValue())));
        return Stream.of(
                        everybody,
                        roles,
                        badTokens().entrySet().stream()
                                .map(bad -> unknown(bad.getKey(), bad.getValue())))
                .flatMap(each -> each);
    }

    private Map<String, String> badTokens() {
        var bad = new LinkedHashMap<String, String>();
        var past = Date.from(Instant.now().minusSeconds(600));
        bad.put("expired token", tokens.token("at+jwt", claims -> claims.expirationTime(past)));
        bad.put(
                "token for somebody else",
                tokens.token("at+jwt", claims -> claims.audience("other-api")));
        bad.put(
                "token of another issuer",
                tokens.token("at+jwt", claims -> claims.issuer("http://attacker.test")));
        bad.put("ID token", tokens.token("JWT", claims -> claims.audience("backroad-web")));
        bad.put("refresh token", "Zm9yZ2V0LW1lLW5vdC1JLWFtLWEtcmVmcmVzaC10b2tlbg");
        return bad;
    }

    private static Caller unknown(String name, @Nullable String token) {
        return new Caller(name, token, "401", status -> status == 401);
    }

    private static Caller forbidden(String name, String token) {
        return new Caller(name, token, "403", status -> status == 403);
    }

    /**
     * What comes then, for an object that does not exist and a body that says nothing, is not ours.
     */
    private static Caller welcome(String name, @Nullable String token) {
        return new Caller(
                name, token, "may", status -> status != 401 && status != 403 && status < 500);
    }

    private String withScopes(String scopes) {
        return tokens.token(UUID.randomUUID(), scopes);
    }

    private static String without(String scope) {
        return Stream.of(EVERYTHING.split(" ", -1))
                .filter(each -> !each.equals(scope))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private int call(String operation, @Nullable String token)
            throws IOException, InterruptedException {
        var method = operation.substring(0, operation.indexOf(' '));
        var path =
                operation
                        .substring(method.length() + 1)
                        .replaceAll("\\{[^/]+}", UUID.randomUUID().toString());
        var request =
                HttpRequest.newBuilder(service.resolve(path))
                        .method(
                                method,
                                method.equals("GET")
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString("{}"))
                        .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        // Not to its end: that of a stream is far away.
        var answer = http.send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }
}
