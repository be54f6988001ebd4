package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation of the running system × the people of every example, through the gateway. The
 * tables are those by which each service checks itself with tokens of every other kind.
 */
class AuthorizationTests {

    /** One line of a service's table; what may follow is for the service's own tests. */
    private record Operation(String method, String path, String scope) {

        static Operation of(String line) {
            var words = line.split("\\s+", -1);
            return new Operation(words[0], words[1], words[2]);
        }

        /** Who may have new signing keys gets them; refusing them to all others changes nothing. */
        boolean isHarmless() {
            return !path.endsWith("/rotation");
        }

        boolean isFor(Set<String> scopes) {
            return scope.equals("public") || scopes.contains(scope);
        }

        /** Objects are named that do not exist: who may ask is told so, who may not is not. */
        String address() {
            return path.replaceAll("\\{[^/]+}", UUID.randomUUID().toString());
        }
    }

    private static final Set<String> LEARNER =
            Set.of(
                    "account:read",
                    "account:write",
                    "progress:read",
                    "progress:write",
                    "notifications:read",
                    "notifications:write",
                    "webhooks:manage");

    private static final Map<String, Set<String>> MORE =
            Map.of(
                    "learner", Set.of(),
                    "editor", Set.of("catalog:write"),
                    "operator", Set.of("operations"));

    private final RunningSystem system = RunningSystem.up();
    private final Map<String, ApiClient> clients = new ConcurrentHashMap<>();

    @TestFactory
    Stream<DynamicTest> nobodyMayDoMoreThanTheTablesSay() throws IOException {
        var strangers = operations().flatMap(operation -> tests(operation, "nobody", Set.of()));
        var people =
                MORE.entrySet().stream()
                        .flatMap(person ->
                                operations()
                                        .flatMap(operation ->
                                                tests(
                                                        operation,
                                                        person.getKey(),
                                                        person.getValue())));
        return Stream.concat(strangers, people);
    }

    private Stream<DynamicTest> tests(Operation operation, String person, Set<String> more) {
        var isStranger = person.equals("nobody");
        var may = operation.isFor(more) || (!isStranger && operation.isFor(LEARNER));
        return may && !operation.isHarmless()
                ? Stream.empty()
                : Stream.of(test(operation, person, isStranger, may));
    }

    private DynamicTest test(Operation operation, String person, boolean isStranger, boolean may) {
        var refusal = isStranger ? 401 : 403;
        IntPredicate expected =
                may
                        ? status -> status != 401 && status != 403 && status < 500
                        : status -> status == refusal;
        var name = operation.method() + " " + operation.path() + " by " + person + ": ";
        return dynamicTest(
                name + (may ? "may" : refusal),
                () -> {
                    var seen = ask(clientOf(person), operation);

                    assertThat(expected.test(seen.status())).as("%s", seen).isTrue();
                });
    }

    private record Seen(int status, String body) {}

    private static Seen ask(ApiClient client, Operation operation) throws IOException {
        if (operation.path().endsWith("/stream")) {
            // Its end is far away.
            var stream = client.stream(operation.address());
            stream.body().close();
            return new Seen(stream.statusCode(), "");
        }
        var answer = client.send(operation.method(), operation.address(), "{}");
        return new Seen(answer.status(), answer.response().body());
    }

    private ApiClient clientOf(String person) {
        return person.equals("nobody")
                ? ApiClient.anonymous(system)
                : clients.computeIfAbsent(person, _ -> ApiClient.of(system, person));
    }

    private static Stream<Operation> operations() {
        return Stream.of(
                        "gateway",
                        "identity-service",
                        "catalog-service",
                        "progress-service",
                        "notification-service")
                .map(module -> Path.of("..", module, "src/test/resources/authorization.txt"))
                .flatMap(AuthorizationTests::lines)
                .filter(line -> line.matches("[A-Z]+ /.*"))
                .map(Operation::of);
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Test
    void foreignObjectsAreNotFound() {
        var mine = Learner.enrolled(system, "learner");
        var foreign = clientOf("editor");

        assertThat(foreign.get(mine.enrollmentPath()).status()).isEqualTo(404);
        assertThat(
                        foreign.put(
                                        mine.enrollmentPath() + "/topics/http",
                                        "{\"status\": \"done\"}")
                                .status())
                .isEqualTo(404);
        assertThat(mine.api().get(mine.enrollmentPath()).status()).isEqualTo(200);
    }
}
