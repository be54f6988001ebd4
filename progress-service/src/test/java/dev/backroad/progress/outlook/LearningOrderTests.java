package dev.backroad.progress.outlook;

import static dev.backroad.progress.enrollment.TopicStatus.DONE;
import static dev.backroad.progress.enrollment.TopicStatus.IN_PROGRESS;
import static dev.backroad.progress.enrollment.TopicStatus.NOT_STARTED;
import static dev.backroad.progress.enrollment.TopicStatus.SKIPPED;
import static dev.backroad.progress.outlook.Roads.in;
import static dev.backroad.progress.outlook.Roads.inStage;
import static dev.backroad.progress.outlook.Roads.onSideTrack;
import static dev.backroad.progress.outlook.Roads.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroad.progress.enrollment.TopicStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearningOrderTests {

    private static final int ROADS = 5_000;

    @Test
    void whatIsBegunComesFirst() {
        var road = Roads.of(topic("dns"), topic("http"), in(IN_PROGRESS, topic("sql", "http")));

        assertThat(next(road))
                .extracting(it -> it.topic().slug(), NextTopic::reason)
                .containsExactly(
                        tuple("sql", Reason.IN_PROGRESS),
                        tuple("http", Reason.READY),
                        tuple("dns", Reason.READY));
    }

    @ParameterizedTest
    @EnumSource(TopicStatus.class)
    void topicIsReadyWhenAllThatItBuildsOnIsSettled(TopicStatus ofHttp) {
        var road =
                Roads.of(
                        in(DONE, topic("dns")),
                        in(ofHttp, topic("http", "dns")),
                        topic("rest", "dns", "http"));

        var rest = next(road).stream().filter(it -> it.topic().slug().equals("rest")).findAny();

        assertThat(rest.isPresent()).isEqualTo(Set.of(DONE, SKIPPED).contains(ofHttp));
        assertThat(rest.stream()).allMatch(it -> it.reason() == Reason.READY);
    }

    @Test
    void prerequisiteOutsideOfTheVersionKeepsNobodyWaiting() {
        var road = Roads.of(topic("http", "internet"), topic("rest", "http", "soap"));

        var next = next(road);

        assertThat(slugs(next)).containsExactly("http");
        assertThat(next.getFirst().reason()).isEqualTo(Reason.READY);
        assertThat(next.getFirst().buildsOn()).isEmpty();
    }

    @Test
    void stageThenSpineThenUnlocksThenTheRoadmapsOrder() {
        var road =
                Roads.of(
                        inStage(1, onSideTrack(topic("languages"))),
                        inStage(1, topic("git")),
                        inStage(1, topic("linux")),
                        inStage(1, topic("java")),
                        inStage(1, topic("oop")),
                        inStage(2, topic("sql")),
                        inStage(3, topic("spring", "java")),
                        inStage(3, topic("jpa", "spring", "sql")),
                        inStage(3, topic("containers", "linux")));

        var next = next(road);

        assertThat(next)
                .extracting(it -> it.topic().slug(), NextTopic::unlocks)
                .containsExactly(
                        tuple("java", 2),
                        tuple("linux", 1),
                        tuple("git", 0),
                        tuple("oop", 0),
                        tuple("languages", 0),
                        tuple("sql", 1));
    }

    @Test
    void settledTopicsNeitherWaitNorAreInTheWay() {
        var road =
                Roads.of(
                        topic("http"),
                        in(DONE, topic("rest", "http")),
                        topic("graphql", "rest"),
                        in(SKIPPED, topic("soap", "http")));

        var next = next(road);

        assertThat(next)
                .extracting(it -> it.topic().slug(), NextTopic::unlocks)
                .containsExactly(tuple("http", 0), tuple("graphql", 0));
        assertThat(slugsOf(next.getLast().buildsOn())).containsExactly("rest");
    }

    @Test
    void circleIsEnteredWhereTheRoadmapComesToItFirst() {
        var road =
                Roads.of(
                        topic("rest", "graphql"),
                        topic("http", "http"),
                        topic("graphql", "rest"),
                        topic("webhooks", "graphql"));

        var next = next(road);

        assertThat(next)
                .extracting(it -> it.topic().slug(), NextTopic::reason, NextTopic::unlocks)
                .containsExactly(
                        tuple("http", Reason.READY, 0),
                        tuple("rest", Reason.CIRCLE, 2),
                        tuple("graphql", Reason.CIRCLE, 2));
    }

    @Test
    void circleBehindAnOpenTopicWaits() {
        var road =
                Roads.of(topic("rest", "graphql"), topic("graphql", "rest", "http"), topic("http"));

        assertThat(slugs(next(road))).containsExactly("http");
    }

    @Test
    void onlyAsManyAsAskedFor() {
        var road = Roads.of(topic("dns"), topic("http"), topic("sql"));

        assertThat(slugs(new LearningOrder(road).next(2))).containsExactly("dns", "http");
    }

    @Test
    void nothingIsNextWhenAllIsSettled() {
        var road = Roads.of(in(DONE, topic("dns")), in(SKIPPED, topic("http", "dns")));

        assertThat(next(road)).isEmpty();
    }

    /** Whoever always takes the first one arrives, and meets no topic before what it builds on. */
    @Test
    void everyRoadCanBeWalkedToItsEnd() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < ROADS; i++) {
            boolean hasCircles = random.nextBoolean();

            walk(road(random, hasCircles), hasCircles, "seed " + seed + ", road " + i);
        }
    }

    private static Road road(Random random, boolean hasCircles) {
        int size = 1 + random.nextInt(12);
        return new Road(
                Roads.of(topic("first")).enrolledAt(),
                IntStream.range(0, size)
                        .mapToObj(i -> {
                            // One more than there are: outside of the version.
                            int choice = hasCircles ? size + 1 : i;
                            var before =
                                    random.ints(choice == 0 ? 0 : random.nextInt(3), 0, size + 1)
                                            .map(it -> it % Math.max(choice, 1))
                                            .mapToObj(Integer::toString)
                                            .distinct()
                                            .toArray(String[]::new);
                            var topic = topic(Integer.toString(i), before);
                            return in(status(random), topic);
                        })
                        .toList());
    }

    private static TopicStatus status(Random random) {
        var statuses = List.of(TopicStatus.values());
        return random.nextInt(3) > 0 ? NOT_STARTED : statuses.get(random.nextInt(statuses.size()));
    }

    private static void walk(Road road, boolean hasCircles, String which) {
        var open = new HashSet<>(slugsOf(road.open()));
        while (!open.isEmpty()) {
            var next = new LearningOrder(road).next(20);
            assertThat(next).as(which).isNotEmpty();
            assertThat(open).as(which).containsAll(slugs(next));
            for (var each : next) {
                var isFree = each.buildsOn().stream().noneMatch(RoadTopic::isOpen);
                assertThat(each.reason() == Reason.READY && !isFree).as(which).isFalse();
                assertThat(each.reason() == Reason.CIRCLE && !hasCircles).as(which).isFalse();
            }
            var first = next.getFirst().topic();
            open.remove(first.slug());
            road = settled(road, first);
        }
        assertThat(new LearningOrder(road).next(20)).as(which).isEmpty();
    }

    private static Road settled(Road road, RoadTopic which) {
        var topics = new ArrayList<>(road.topics());
        topics.replaceAll(it -> it.id().equals(which.id()) ? in(DONE, it) : it);
        return new Road(road.enrolledAt(), topics);
    }

    private static List<NextTopic> next(Road road) {
        return new LearningOrder(road).next(20);
    }

    private static List<String> slugs(List<NextTopic> next) {
        return next.stream().map(it -> it.topic().slug()).toList();
    }

    private static List<String> slugsOf(List<RoadTopic> topics) {
        return topics.stream().map(RoadTopic::slug).toList();
    }
}
