package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** A roadmap that an editor has made up, through the API as editors use it. */
final class LongRoadmap {

    private static final int TOPICS_OF_A_STAGE = 40;

    private final ApiClient editor;
    private final String slug;
    private final List<String> topics;

    private LongRoadmap(ApiClient editor, String slug, int topics) {
        this.editor = editor;
        this.slug = slug;
        this.topics =
                IntStream.range(0, topics).mapToObj(i -> "%s-%04d".formatted(slug, i)).toList();
    }

    static LongRoadmap published(RunningSystem system, int topics) {
        // With another name in each run: a system may outlive the tests.
        var slug = "long-" + UUID.randomUUID().toString().substring(0, 8);
        var roadmap = new LongRoadmap(ApiClient.of(system, "editor"), slug, topics);
        IntStream.range(0, topics).forEach(roadmap::publishTopic);
        roadmap.publish();
        return roadmap;
    }

    String address() {
        return "#/roadmaps/" + slug;
    }

    /** Off the list again. */
    void retire() {
        var tag = editor.get("/api/v1/roadmaps/" + slug + "/draft").header("ETag");
        var retired = editor.post("/api/v1/roadmaps/" + slug + "/retirement", "", "If-Match", tag);
        assertThat(retired.status()).as(retired.response().body()).isIn(200, 504);
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        editor.get("/api/v1/roadmaps/" + slug).json().path("retired").asBoolean());
    }

    private void publishTopic(int number) {
        var draft = write("/api/v1/topics", topic(number), 201);
        write(
                "/api/v1/topics/" + topics.get(number) + "/publication",
                "",
                200,
                "If-Match",
                draft.header("ETag"));
    }

    private void publish() {
        var stages =
                IntStream.range(0, topics.size() / TOPICS_OF_A_STAGE)
                        .mapToObj(i ->
                                "{\"title\": \"Stage %d\", \"topics\": %s}"
                                        .formatted(
                                                i + 1,
                                                JsonMapper.shared()
                                                        .writeValueAsString(
                                                                topics.subList(
                                                                        i * TOPICS_OF_A_STAGE,
                                                                        (i + 1)
                                                                                * TOPICS_OF_A_STAGE))))
                        .collect(Collectors.joining(", "));
        var content =
                """
                {"slug": "%s", "title": "A long way", "summary": "", "stages": [%s]}
                """
                        .formatted(slug, stages);
        var draft = write("/api/v1/roadmaps", content, 201);
        var published =
                editor.post(
                        "/api/v1/roadmaps/" + slug + "/publications",
                        "",
                        "If-Match",
                        draft.header("ETag"));
        // A busy machine may take longer than the gateway waits; whether it was made is seen then.
        assertThat(published.status()).as(published.response().body()).isIn(201, 504);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> editor.get("/api/v1/roadmaps/" + slug).status() == 200);
    }

    /** Each builds on one shortly before it, and some on one far before. */
    private String topic(int number) {
        var prerequisites =
                IntStream.of(number - 1 - number % 7, number % 5 == 0 ? number - 60 : -1)
                        .filter(it -> it >= 0)
                        .distinct()
                        .mapToObj(topics::get)
                        .toList();
        return """
        {"slug": "%s", "title": "Topic number %d of a long way", "level": "%s", "track": "%s", "estimateMinutes": 30,
         "prerequisites": %s, "resources": [], "evidence": [{"kind": "reading"}], "text": "Text."}
        """
                .formatted(
                        topics.get(number),
                        number + 1,
                        List.of("beginner", "intermediate", "advanced").get(number % 3),
                        number % 4 == 0 ? "side" : "spine",
                        JsonMapper.shared().writeValueAsString(prerequisites));
    }

    /** An editor who writes faster than the gateway lets one write waits, and goes on. */
    private ApiClient.Answer write(String path, String body, int expected, String... headers) {
        var answer =
                await().atMost(Duration.ofMinutes(5))
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(500))
                        .until(
                                () -> editor.post(path, body, headers),
                                it -> it.status() != 429 && it.status() != 503);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(expected);
        return answer;
    }
}
