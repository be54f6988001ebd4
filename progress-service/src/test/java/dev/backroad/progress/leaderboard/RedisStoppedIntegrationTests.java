package dev.backroad.progress.leaderboard;

import static dev.backroad.progress.Campus.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.progress.Campus;
import dev.backroad.progress.Campus.Person;
import dev.backroad.progress.ProgressIntegrationTest;
import dev.backroad.testsupport.OwnRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A Redis of its own, which is stopped (SIGSTOP) or killed in the middle of its work. */
@ProgressIntegrationTest
@DisabledOnOs(OS.WINDOWS)
@DirtiesContext // its Redis ends with it
class RedisStoppedIntegrationTests {

    private static final String MINE = "/api/v1/leaderboards/all-time/me";
    private static final OwnRedis REDIS = new OwnRedis();

    /** A second for the next look, one for the rest after a failure, and a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(15);

    @Autowired Campus campus;
    @Autowired RedisBoards boards;
    @Autowired StandingTable standings;
    @Autowired JdbcClient jdbc;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("spring.data.redis.host", () -> "127.0.0.1");
        registry.add("spring.data.redis.port", REDIS::port);
    }

    @AfterEach
    void goOn() {
        REDIS.goOn();
        // The other tests' Redis has heard nothing of all this.
        jdbc.sql("update standing set unsent = true").update();
    }

    @AfterAll
    static void end() {
        REDIS.end();
    }

    @Test
    void learnersGoOnWhileRedisIsStoppedAndItCatchesUp() {
        var lena = onTheBoard();
        var enrollment = lena.enroll(campus.publish("http", "sql"));
        lena.move(enrollment, "http", "done");
        await().atMost(PATIENCE).until(() -> pointsInRedis(lena) == 1);

        REDIS.stop();

        lena.move(enrollment, "sql", "done");
        assertThat(points(lena)).as("from PostgreSQL").isEqualTo(2);
        var mallory = onTheBoard();
        mallory.delete("/api/v1/leaderboard-profile").expect(204);
        REDIS.goOn();
        await().atMost(SOON).until(() -> pointsInRedis(lena) == 2);
        assertRedisIsRight();
    }

    @Test
    void killedRedisIsFilledAgainWhenItIsBack() {
        var lena = onTheBoard();
        var enrollment = lena.enroll(campus.publish("http", "sql"));
        lena.move(enrollment, "http", "done");
        await().atMost(PATIENCE).until(() -> pointsInRedis(lena) == 1);

        REDIS.kill();

        lena.move(enrollment, "sql", "done");
        assertThat(points(lena)).as("from PostgreSQL").isEqualTo(2);
        assertThat(
                        lena.get("/api/v1/leaderboards/all-time?limit=2")
                                .expect(200)
                                .body()
                                .at("/items"))
                .isNotEmpty();
        REDIS.goOn();
        await().atMost(SOON)
                .ignoreExceptions() // its connection comes back when it likes
                .until(() -> boards.madeIn(Board.ALL_TIME).isPresent());
        assertRedisIsRight();
    }

    /** Ten thousand better ones without names stand before her. */
    @Test
    void whoStandsFarBehindIsToldToWaitWhileRedisIsAway() {
        var lena = onTheBoard();
        lena.move(lena.enroll(campus.publish("http")), "http", "done");
        var week = Board.weekOf(Instant.now());
        jdbc.sql(
                        """
                        insert into standing (board, member_id, points, number, unsent)
                        select ?, gen_random_uuid(), 100, n, false from generate_series(1, ?) n
                        """)
                .params(week.name(), Leaderboard.COUNTED + 10)
                .update();

        REDIS.kill();

        var mine = lena.get("/api/v1/leaderboards/" + week.name() + "/me");
        jdbc.sql("delete from standing where points = 100").update();
        assertThat(mine.expect(503).problem()).isEqualTo("leaderboard-away");
        assertThat(lena.get("/api/v1/leaderboards/" + week.name() + "/me").expect(200).status())
                .isEqualTo(200);
    }

    private Person onTheBoard() {
        var person = campus.learner();
        person.joinLeaderboard("Lena " + UUID.randomUUID().toString().substring(0, 13)).expect(201);
        return person;
    }

    private static int points(Person person) {
        return person.get(MINE).expect(200).body().at("/points").asInt();
    }

    private int pointsInRedis(Person person) {
        var member =
                jdbc.sql("select member_id from leaderboard_profile where learner_id = ?")
                        .param(person.id())
                        .query(UUID.class)
                        .single();
        try {
            return boards.around(Board.ALL_TIME, member, 0).stream()
                    .flatMap(stretch -> stretch.standings().stream())
                    .mapToInt(Standing::points)
                    .findFirst()
                    .orElse(0);
        } catch (org.springframework.dao.DataAccessException away) {
            return -1;
        }
    }

    private void assertRedisIsRight() {
        await().atMost(SOON)
                .ignoreExceptions() // there may be no board for a moment
                .untilAsserted(() ->
                        assertThat(
                                        boards.page(Board.ALL_TIME, Long.MIN_VALUE, 1_000_000)
                                                .orElseThrow()
                                                .standings())
                                .isEqualTo(
                                        standings.behind(
                                                Board.ALL_TIME, Long.MIN_VALUE, 1_000_000)));
    }
}
