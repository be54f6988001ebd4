package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.ShippedLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs read the log wherever it is not somebody's own machine. */
class StructuredLogTests {

    private static final String EVENT = "01a1f93d-f3a8-73a8-86a6-c44d0768f791";
    private static final String FORGED = "{\"message\":\"the operator signed in\"}";
    private static final String HOSTILE = "red\n" + FORGED + "\r\n\u001b[2Jblue";

    private static List<String> shipped = List.of();

    /** A service in which one request fails, and whose caller names a brick with bad intentions. */
    static final class Service {

        private Service() {}

        public static void main(String[] arguments) throws Exception {
            try (var service = SpringApplication.run(DefaultsTestApplication.class, arguments);
                    var http = HttpClient.newHttpClient()) {
                var port = service.getEnvironment().getRequiredProperty("local.server.port");
                var request = URI.create("http://localhost:" + port + "/api/v1/bricks/surprise");
                http.send(HttpRequest.newBuilder(request).build(), BodyHandlers.discarding());
                try (var _ = MDC.putCloseable("eventId", EVENT)) {
                    LoggerFactory.getLogger(Service.class).info("A brick named {}", HOSTILE);
                }
            }
        }
    }

    @BeforeAll
    static void runAsItShips() throws Exception {
        shipped = logOf("production");
    }

    @Test
    void everyLineIsAnObjectThatNamesItsService() {
        assertThat(shipped)
                .isNotEmpty()
                .map(StructuredLogTests::json)
                .allSatisfy(line -> {
                    assertThat(line.at("/@timestamp").asString()).endsWith("Z");
                    assertThat(line.at("/log/level").asString()).isIn("INFO", "WARN", "ERROR");
                    assertThat(line.at("/service/name").asString()).isEqualTo("brick-service");
                    assertThat(line.at("/message").isString()).isTrue();
                });
    }

    @Test
    void failureNamesItsTraceAndItsStackIsNoFurtherLine() {
        var failure = only("A request failed unexpectedly");

        assertThat(failure.path("trace.id").asString()).matches("[0-9a-f]{32}");
        assertThat(failure.path("span.id").asString()).matches("[0-9a-f]{16}");
        assertThat(failure.at("/error/type").asString())
                .isEqualTo(IllegalStateException.class.getName());
        assertThat(failure.at("/error/stack_trace").asString())
                .contains("\n\tat " + DefaultsTestApplication.class.getName());
    }

    @Test
    void handlingOfAnEventNamesTheEvent() {
        assertThat(only("A brick named").path("event.id").asString()).isEqualTo(EVENT);
    }

    @Test
    void valueWithLineBreaksForgesNoLine() {
        assertThat(only("A brick named").at("/message").asString())
                .isEqualTo("A brick named " + HOSTILE);
        assertThat(shipped).doesNotContain(FORGED).noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void inTheProfileLocalPeopleReadIt() throws Exception {
        var lines = logOf("local");

        assertThat(lines)
                .noneMatch(line -> line.startsWith("{\"@timestamp"))
                .anyMatch(line ->
                        line.matches(
                                ".* ERROR .*\\[[0-9a-f]{32} \\] .* : A request failed"
                                        + " unexpectedly"))
                .anyMatch(line -> line.startsWith("\tat "))
                .anyMatch(line -> line.matches(".* INFO .*\\[ " + EVENT + "\\] .*"));
    }

    private static List<String> logOf(String profile) throws Exception {
        return ShippedLog.of(
                Service.class,
                "--spring.profiles.active=" + profile,
                "--spring.application.name=brick-service",
                "--server.port=0",
                "--management.server.port=0",
                "--management.endpoint.health.group.readiness.include=readinessState");
    }

    private static JsonNode only(String message) {
        var found =
                shipped.stream()
                        .map(StructuredLogTests::json)
                        .filter(line -> line.at("/message").asString().startsWith(message))
                        .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line);
    }
}
