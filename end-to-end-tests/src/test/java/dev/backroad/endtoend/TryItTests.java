package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.endtoend.evidence.Entry;
import dev.backroad.endtoend.evidence.Request;
import dev.backroad.endtoend.evidence.TopicFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a topic invites to try is answered as the topic says. */
class TryItTests {

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private final RunningSystem system = RunningSystem.up();

    static Stream<TopicFile> topicsWithSomethingToTry() {
        return TopicFile.all().filter(topic -> !requests(topic).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("topicsWithSomethingToTry")
    void requestsOfATopicAreAnsweredAsItSays(TopicFile topic) {
        assertThat(requests(topic).stream().flatMap(this::finding)).isEmpty();
    }

    /** The test above is worth something. */
    @Test
    void requestThatIsAnsweredOtherwiseIsFoundWithFileAndLine() {
        var moved = entry(Map.of("request", "GET /api/v1/no-such-route"));
        var allowed = entry(Map.of("request", "GET /api/v1/roadmaps", "status", "404"));

        assertThat(finding(moved))
                .containsExactly(
                        "http.md:17: GET /api/v1/no-such-route is answered with 404, not 2..");
        assertThat(finding(allowed))
                .containsExactly("http.md:17: GET /api/v1/roadmaps is answered with 200, not 404");
    }

    private Stream<String> finding(Entry entry) {
        var request = Request.of(entry, this::token);
        var answer =
                ApiClient.anonymous(system)
                        .send(
                                request.method(),
                                request.path(),
                                request.body(),
                                request.headers().toArray(String[]::new));
        // An address that does not exist must not pass for a thing that does not exist.
        var isWrongAddress = answer.response().body().contains("/problems/not-found\"");
        return request.isAnswered(answer.status()) && !isWrongAddress
                ? Stream.empty()
                : Stream.of(
                        entry.finding(
                                "%s %s is answered with %d, not %s"
                                        .formatted(
                                                request.method(),
                                                request.path(),
                                                answer.status(),
                                                request.status())));
    }

    private String token(String user) {
        return TOKENS.computeIfAbsent(user, it -> system.cli().succeed("token", it));
    }

    private static List<Entry> requests(TopicFile topic) {
        return topic.evidence().stream().filter(it -> it.has("request")).toList();
    }

    private static Entry entry(Map<String, String> fields) {
        return new Entry(Path.of("http.md"), 17, fields);
    }
}
