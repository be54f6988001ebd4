package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a learner does with their progress, through the gateway, with every service and store. */
class LearningTests {

    private final RunningSystem system = RunningSystem.up();

    @Test
    void completeRoadmapGivesACertificateThatAnybodyCanCheck() {
        var learner = Learner.enrolled(system, "editor");
        settleAll(learner, "skipped");
        learner.complete("graphql");

        var issued =
                learner.api()
                        .post(
                                "/api/v1/certificates",
                                "{\"enrollmentId\": \"%s\", \"name\": \"Ada Example\"}"
                                        .formatted(
                                                learner.enrollmentPath().replaceFirst(".*/", "")));
        assertThat(issued.status()).as(issued.response().body()).isIn(200, 201);
        var anybody = ApiClient.anonymous(system);
        var path = "/api/v1/certificates/" + issued.json().path("id").asString();
        var credential = anybody.get(path, "Accept", "application/vc+jwt").response().body();

        assertThat(check(credential)).isEqualTo("true");
        assertThat(check(credential + "x")).isEqualTo("false");
        var page = anybody.get(path.replace("/api/v1", ""));
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.response().body()).contains("Ada Example");

        assertThat(learner.api().send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(check(credential)).isEqualTo("false");
        assertThat(anybody.get(path).status()).isEqualTo(410);
        settleAll(learner, "not-started"); // others have stories with these topics, too
    }

    private String check(String credential) {
        return ApiClient.anonymous(system)
                .post(
                        "/api/v1/certificate-verifications",
                        "{\"credential\": \"%s\"}".formatted(credential))
                .json()
                .path("valid")
                .asString();
    }

    private static void settleAll(Learner learner, String status) {
        var before = learner.api().get(learner.enrollmentPath());
        var items =
                before.json()
                        .path("topics")
                        .valueStream()
                        .map(topic ->
                                "{\"slug\": \"%s\", \"status\": \"%s\"}"
                                        .formatted(topic.path("slug").asString(), status))
                        .collect(Collectors.joining(", "));
        var after =
                learner.api()
                        .put(
                                learner.enrollmentPath() + "/topics",
                                "{\"items\": [" + items + "]}",
                                "If-Match",
                                before.header("ETag"));
        assertThat(after.status()).as(after.response().body()).isEqualTo(200);
    }

    @Test
    void whatIsLearnedIsRememberedRewardedAndRanked() {
        var learner = Learner.enrolled(system, "editor");
        var joined =
                learner.api()
                        .put("/api/v1/leaderboard-profile", "{\"displayName\": \"Edith Example\"}");
        assertThat(joined.status()).as(joined.response().body()).isIn(200, 201);

        learner.complete("graphql");

        assertThat(
                        learner.api()
                                .get(learner.enrollmentPath() + "/history?limit=100")
                                .response()
                                .body())
                .contains("graphql");
        assertThat(learner.api().get("/api/v1/achievements").response().body())
                .contains("\"earnedAt\":\"2");
        assertThat(learner.api().get("/api/v1/reviews").status()).isEqualTo(200);
        assertThat(
                        learner.api()
                                .get("/api/v1/activity")
                                .json()
                                .path("days")
                                .valueStream()
                                .mapToInt(day -> day.path("topicsCompleted").asInt())
                                .sum())
                .isPositive();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(
                                        learner.api()
                                                .get("/api/v1/leaderboards/all-time/me")
                                                .json()
                                                .path("points")
                                                .asInt())
                                .isPositive());
    }

    @Test
    void whatIsNextAndWhatRemainsFollowFromWhatIsDone() {
        var learner = Learner.enrolled(system, "editor");
        settleAll(learner, "not-started");
        var internet = next(learner, "internet").orElseThrow();
        assertThat(next(learner, "linux")).isPresent();
        assertThat(next(learner, "dns")).isEmpty();
        assertThat(internet.path("unlocks").asInt()).isPositive();
        var before = remainingMinutes(learner);

        learner.complete("internet");

        var dns = next(learner, "dns").orElseThrow();
        assertThat(dns.at("/buildsOn/0/slug").asString()).isEqualTo("internet");
        assertThat(remainingMinutes(learner))
                .isEqualTo(before - internet.path("estimateMinutes").asInt());
        settleAll(learner, "not-started"); // others have stories with these topics, too
    }

    /** Returns the topic if it is among those to learn next. */
    private static Optional<JsonNode> next(Learner learner, String topic) {
        var next = learner.api().get(learner.enrollmentPath() + "/next?limit=20");
        assertThat(next.status()).as(next.response().body()).isEqualTo(200);
        assertThat(next.header("Cache-Control")).isEqualTo("private, no-cache");
        return next.json()
                .path("items")
                .valueStream()
                .filter(it -> it.path("slug").asString().equals(topic))
                .findAny();
    }

    private static int remainingMinutes(Learner learner) {
        var estimate = learner.api().get(learner.enrollmentPath() + "/estimate");
        assertThat(estimate.status()).as(estimate.response().body()).isEqualTo(200);
        return estimate.json().at("/remaining/minutes").asInt();
    }

    @Test
    void leaderSeesOfAMemberWhatTheyShare() {
        var leader = Learner.enrolled(system, "operator").api();
        var member = Learner.enrolled(system, "learner").api();
        var group =
                leader.post("/api/v1/groups", "{\"name\": \"Workshop\", \"roadmap\": \"backend\"}");
        assertThat(group.status()).as(group.response().body()).isEqualTo(201);
        var path = "/api/v1/groups/" + group.json().path("id").asString();

        var membership =
                member.post(
                        "/api/v1/group-memberships",
                        "{\"code\": \"%s\", \"displayName\": \"Lena\", \"share\": {\"progress\": true, \"activity\": false}}"
                                .formatted(group.json().path("invitation").asString()));

        assertThat(membership.status()).as(membership.response().body()).isEqualTo(201);
        assertThat(leader.get(path + "/members").response().body()).contains("Lena");
        assertThat(member.get(path + "/members").status()).isEqualTo(403);
        assertThat(ApiClient.of(system, "editor").get(path).status()).isEqualTo(404);
        assertThat(leader.send("DELETE", path, "").status()).isEqualTo(204);
    }
}
