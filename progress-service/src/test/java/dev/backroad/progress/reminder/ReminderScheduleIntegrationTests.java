package dev.backroad.progress.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.progress.LearningTest;
import dev.backroad.progress.MovableTime;
import dev.backroad.testsupport.Contract;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Several instances of the schedule against one database. */
@LearningTest
class ReminderScheduleIntegrationTests {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int LEARNERS = 40;

    /** Thrown where a process would be gone: nobody catches it, nobody cleans up. */
    private static final class Killed extends Error {}

    @Autowired MovableTime time;
    @Autowired JdbcClient jdbc;
    @Autowired ReminderTable turns;
    @Autowired Reminding reminding;
    @Autowired IdGenerator ids;
    @Autowired LearningTest.Neighbours neighbours;

    private final List<UUID> learners = Stream.generate(UUID::randomUUID).limit(LEARNERS).toList();

    @BeforeEach
    void learnersWithSomethingDue() {
        jdbc.sql("delete from reminder_turn").update();
        jdbc.sql("update reminder_lease set holder = null, expires_at = '-infinity'").update();
        time.set("2026-11-20T07:00:00Z");
        learners.forEach(learner -> {
            card(learner, "2026-11-19");
            turn(learner, Kind.REVIEW_DUE);
        });
    }

    /** With a lease that is over at once, all three go through the same turns at the same time. */
    @RepeatedTest(5)
    void threeInstancesAtOnceRemindEachLearnerOnceADay() {
        var instances = instances(3, Duration.ZERO);

        for (int day = 0; day < 4; day++) {
            allAtOnce(instances, 4);
            time.pass(Duration.ofDays(1));
        }

        assertThat(told("review-due"))
                .hasSize(LEARNERS)
                .allSatisfy((learner, days) ->
                        assertThat(days)
                                .containsExactly(
                                        "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"));
    }

    @Test
    void oneInstanceAtATimeGoesThroughTheTurns() {
        var instances = instances(3, LONG);

        allAtOnce(instances, 3);

        assertThat(told("review-due")).hasSize(LEARNERS);
        assertThat(told("review-due").values()).allSatisfy(days -> assertThat(days).hasSize(1));
    }

    @Test
    void instanceThatDiesInTheMiddleIsTakenOver() {
        var dying = instance(killedAfter(15), LONG);
        var heir = instance(reminding, LONG);

        assertThatExceptionOfType(Killed.class).isThrownBy(dying::run);
        heir.run();
        assertThat(told("review-due")).as("the lease outlives its holder").hasSize(15);
        jdbc.sql("update reminder_lease set expires_at = clock_timestamp()").update();
        heir.run();

        assertThat(told("review-due")).hasSize(LEARNERS);
        assertThat(told("review-due").values()).allSatisfy(days -> assertThat(days).hasSize(1));
    }

    /** It has the list of turns that it read before it was paused. */
    @Test
    void instanceThatWakesUpAfterItsLeaseRemindsNobodyAgain() {
        var list = turns.due(time.instant(), 100);
        instance(reminding, SHORT).run();

        list.forEach(reminding::take);

        assertThat(told("review-due").values()).allSatisfy(days -> assertThat(days).hasSize(1));
    }

    @Test
    void secondTurnOnTheSameDayTellsNothing() {
        var schedule = instance(reminding, SHORT);
        schedule.run();
        jdbc.sql("update reminder_turn set at = ?").param(Timestamp.from(time.instant())).update();

        schedule.run();

        assertThat(told("review-due").values()).allSatisfy(days -> assertThat(days).hasSize(1));
    }

    @Test
    void reminderThatFailsIsInNobodysWay() {
        jdbc.sql("delete from reminder_turn where learner_id <> all (?)")
                .param(learners.subList(0, 2).toArray(UUID[]::new))
                .update();
        var unlucky = learners.getFirst();
        // A number that is taken already makes the outbox refuse.
        jdbc.sql(
                        """
                        insert into outbox (event_id, topic, type, source, aggregate_id, sequence, occurred_at, payload, published_at)
                        values (gen_random_uuid(), 'x', 'x', 'x', ?, 1, now(), '{}', now())
                        """)
                .param(unlucky.toString())
                .update();
        var schedule = instance(reminding, SHORT);

        schedule.run();

        assertThat(told("review-due").keySet()).containsExactly(learners.get(1));
        jdbc.sql("delete from outbox where aggregate_id = ?").param(unlucky.toString()).update();
        time.pass(Duration.ofMinutes(6));
        schedule.run();
        assertThat(told("review-due")).containsKey(unlucky);
    }

    @Test
    void everybodyIsRemindedInTheirOwnMorning() {
        settings(learners.get(0), "Africa/Nairobi", true);
        settings(learners.get(1), "America/Los_Angeles", true);
        settings(learners.get(2), "Europe/Berlin", false);
        var schedule = instance(reminding, SHORT);

        schedule.run(); // 10:00 in Nairobi, 23:00 of the day before in Los Angeles

        assertThat(told("review-due"))
                .containsKeys(learners.get(0), learners.get(3))
                .doesNotContainKeys(learners.get(1), learners.get(2));
        time.set("2026-11-20T15:00:00Z");
        schedule.run();
        assertThat(told("review-due").get(learners.get(1))).containsExactly("2026-11-20");
        assertThat(told("review-due")).doesNotContainKey(learners.get(2));
    }

    @Test
    void turnThatAClockSetFarAheadIsNotWaitedFor() {
        jdbc.sql("update reminder_turn set at = '2031-01-01'").update();

        instance(reminding, SHORT).run();

        assertThat(told("review-due")).hasSize(LEARNERS);
    }

    @Test
    void whoHasNothingDueHearsNothing() {
        jdbc.sql("update review_card set due_on = '2026-11-21' where learner_id = ?")
                .param(learners.get(0))
                .update();
        jdbc.sql("update review_card set paused = true where learner_id = ?")
                .param(learners.get(1))
                .update();

        instance(reminding, SHORT).run();

        assertThat(told("review-due"))
                .hasSize(LEARNERS - 2)
                .doesNotContainKeys(learners.get(0), learners.get(1));
    }

    @Test
    void streakOfWhoHasDoneNothingTodayIsAtRiskInTheEvening() {
        jdbc.sql("delete from reminder_turn").update();
        var days = List.of("18 19", "19", "18 19 20", "16 17", "14 15 16 17 18 19");
        IntStream.range(0, days.size())
                .forEach(i -> {
                    Stream.of(days.get(i).split(" ", -1))
                            .forEach(day -> active(learners.get(i), "2026-11-" + day));
                    turn(learners.get(i), Kind.STREAK_AT_RISK);
                });
        time.set("2026-11-20T18:00:00Z");

        allAtOnce(instances(3, Duration.ZERO), 3);

        assertThat(told("streak-at-risk"))
                .containsOnlyKeys(learners.get(0), learners.get(4))
                .allSatisfy((learner, told) -> assertThat(told).containsExactly("2026-11-20"));
    }

    @Test
    void reminderIsToldAsItsContractSays() {
        instance(reminding, SHORT).run();

        var contract = Contract.of("dev.backroad.progress.review-due.v1");
        await().untilAsserted(() ->
                assertThat(neighbours.heard)
                        .filteredOn(it -> learners.contains(UUID.fromString(it.key())))
                        .hasSize(LEARNERS)
                        .allSatisfy(contract::assertKeptBy));
    }

    private ReminderSchedule instance(Reminding reminding, Duration lease) {
        return new ReminderSchedule(
                turns, reminding, jdbc, ids, new ReminderSettings(Duration.ofDays(1), lease), time);
    }

    private List<ReminderSchedule> instances(int number, Duration lease) {
        return Stream.generate(() -> instance(reminding, lease)).limit(number).toList();
    }

    private static void allAtOnce(List<ReminderSchedule> instances, int times) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            instances.forEach(instance -> {
                for (int i = 0; i < times; i++) {
                    threads.execute(instance::run);
                }
            });
        }
    }

    /** Reminds some, as it should, and is gone. */
    private Reminding killedAfter(int reminders) {
        var taken = new AtomicInteger();
        Reminding dying = mock();
        doAnswer(
                        call -> {
                            if (taken.incrementAndGet() > reminders) {
                                throw new Killed();
                            }
                            reminding.take(call.getArgument(0));
                            return null;
                        })
                .when(dying)
                .take(any());
        return dying;
    }

    /** On which days our learners were told: from the outbox, where a repeat would be seen. */
    private Map<UUID, List<String>> told(String type) {
        var payloads =
                jdbc.sql("select payload from outbox where type = ? and aggregate_id = any(?)")
                        .params(
                                "dev.backroad.progress." + type + ".v1",
                                learners.stream().map(UUID::toString).toArray(String[]::new))
                        .query(String.class)
                        .list();
        return payloads.stream()
                .map(JsonMapper.shared()::readTree)
                .collect(
                        Collectors.groupingBy(
                                it -> UUID.fromString(it.at("/learnerId").asString()),
                                Collectors.collectingAndThen(
                                        Collectors.mapping(
                                                it -> it.at("/day").asString(),
                                                Collectors.toList()),
                                        days -> days.stream().sorted().toList())));
    }

    private void card(UUID learner, String due) {
        jdbc.sql(
                        """
                        insert into review_card (id, learner_id, topic_id, slug, title, version, stability, difficulty,
                            answered_at, due_on, answers, lapses, paused)
                        values (?, ?, gen_random_uuid(), 'http', 'HTTP', 1, 2, 2, now(), ?, 0, 0, false)
                        """)
                .params(UUID.randomUUID(), learner, LocalDate.parse(due))
                .update();
    }

    private void turn(UUID learner, Kind kind) {
        turns.begin(learner, Map.of(kind, time.instant()));
    }

    private void settings(UUID learner, String zone, boolean reminders) {
        jdbc.sql("insert into learning_settings values (?, 1, ?, 20, 0.9, null, ?)")
                .params(learner, zone, reminders)
                .update();
    }

    private void active(UUID learner, String day) {
        jdbc.sql("insert into activity_day values (?, ?, 0, 1, 0)")
                .params(learner, LocalDate.parse(day))
                .update();
    }
}
