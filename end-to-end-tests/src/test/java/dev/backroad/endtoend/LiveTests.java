package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An open page is told what happens, through the gateway and every service. */
class LiveTests {

    /** Of each of two learners. */
    private static final int STREAMS = 100;

    private static final int CUTS = 20;
    private static final int ROUNDS = 15;

    /** None that another story counts. */
    private static final List<String> TOPICS =
            List.of("internet", "dns", "linux", "sql", "redis", "oauth2");

    private final RunningSystem system = RunningSystem.up();

    @Test
    void openPageSeesWhatItsLearnerCompletesWithoutAskingAgain() {
        var learner = Learner.enrolled(system, "editor");
        try (var page = LivePage.open(learner.api(), 0)) {
            learner.complete("dns");

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(page.notifications()).isEqualTo(newest(learner, 1)));
            assertThat(page.notifications().getFirst().path("topic").asString()).isEqualTo("dns");
        }
        settle(learner, "not-started");
    }

    @Test
    void streamsThatAreCutTwentyTimesEachMissNothingAndSeeNothingTwice() {
        var learners =
                Stream.of("editor", "operator")
                        .map(user -> Learner.enrolled(system, user))
                        .toList();
        learners.forEach(learner -> settle(learner, "not-started"));
        var pages =
                learners.stream()
                        .map(learner ->
                                IntStream.range(0, STREAMS)
                                        .mapToObj(_ -> LivePage.open(learner.api(), CUTS))
                                        .toList())
                        .toList();
        for (int round = 0; round < ROUNDS; round++) {
            learners.forEach(learner -> settle(learner, "done"));
            learners.forEach(learner -> settle(learner, "not-started"));
        }

        for (int i = 0; i < learners.size(); i++) {
            var learner = learners.get(i);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(newest(learner, ROUNDS * TOPICS.size()))
                                    .hasSize(ROUNDS * TOPICS.size()));
            var told = newest(learner, ROUNDS * TOPICS.size()).reversed();
            for (var page : pages.get(i)) {
                await().atMost(Duration.ofMinutes(2))
                        .until(() ->
                                page.cuts() == CUTS && page.notifications().size() >= told.size());
                assertThat(page.notifications()).isEqualTo(told);
                assertThat(page.resyncs()).isZero();
                page.close();
            }
        }
    }

    /** The newest of completed topics first. */
    private static List<JsonNode> newest(Learner learner, int count) {
        var all = new ArrayList<JsonNode>();
        var after = "";
        while (all.size() < count) {
            var page =
                    learner.api()
                            .get("/api/v1/notifications?kind=topic-completed&limit=100" + after)
                            .json();
            page.path("items").forEach(all::add);
            if (page.path("next").isNull()) {
                break;
            }
            after = "&after=" + page.path("next").asString();
        }
        return all.stream().limit(count).toList();
    }

    private static void settle(Learner learner, String status) {
        var before = learner.api().get(learner.enrollmentPath());
        var items =
                TOPICS.stream()
                        .map(topic ->
                                "{\"slug\": \"%s\", \"status\": \"%s\"}".formatted(topic, status))
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
}
