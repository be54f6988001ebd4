package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** A learner on the Backend roadmap, and what the system has acknowledged to them. */
final class Learner {

    private final ApiClient api;
    private final String enrollment;

    private Learner(ApiClient api, String enrollment) {
        this.api = api;
        this.enrollment = enrollment;
    }

    static Learner enrolled(RunningSystem system, String user) {
        return enrolled(ApiClient.of(system, user));
    }

    static Learner enrolled(RunningSystem system, String user, String password) {
        return enrolled(ApiClient.of(system, user, password));
    }

    private static Learner enrolled(ApiClient api) {
        var answer = api.post("/api/v1/enrollments", "{\"roadmap\": \"backend\"}");
        assertThat(answer.status()).as(answer.response().body()).isIn(200, 201);
        return new Learner(api, answer.json().path("id").asString());
    }

    ApiClient api() {
        return api;
    }

    String enrollmentPath() {
        return "/api/v1/enrollments/" + enrollment;
    }

    ApiClient.Answer complete(String topic) {
        var answer = api.put(enrollmentPath() + "/topics/" + topic, "{\"status\": \"done\"}");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer;
    }

    /** Returns the slugs of the topics in the given status. */
    List<String> topics(String status) {
        return api.get(enrollmentPath())
                .json()
                .path("topics")
                .valueStream()
                .filter(topic -> topic.path("status").asString().equals(status))
                .map(topic -> topic.path("slug").asString())
                .toList();
    }

    /** Returns the topics that the inbox tells of, one entry a notification. */
    List<String> notifiedTopics() {
        return api.get("/api/v1/notifications?limit=100")
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("topic").asString())
                .toList();
    }
}
