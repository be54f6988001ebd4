package dev.backroad.progress.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.progress.ProgressIntegrationTest;
import dev.backroad.testsupport.WithRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A board of many, made and asked. It prints how long that takes, and asserts no time; {@code
 * -Dbackroad.leaderboard.learners=1000000} for the figures in the service card.
 */
@ProgressIntegrationTest
@WithRedis
class ManyLearnersIntegrationTests {

    private static final int LEARNERS = Integer.getInteger("backroad.leaderboard.learners", 20_000);
    private static final int QUESTIONS = 2_000;

    /** A statement ends after 10 seconds. */
    private static final int AT_ONCE = 50_000;

    @Autowired RedisBoards boards;
    @Autowired StandingTable standings;
    @Autowired BoardMaking making;
    @Autowired JdbcClient jdbc;
    @Autowired StringRedisTemplate redis;

    /** A week that no other test looks at. */
    private final Board board = Board.weekOf(Instant.now().minus(Duration.ofDays(21)));

    @AfterEach
    void tidy() {
        var rows = "select member_id from standing where board = ? limit " + AT_ONCE;
        while (jdbc.sql("delete from standing where board = ? and member_id in (" + rows + ")")
                        .params(board.name(), board.name())
                        .update()
                > 0) {
            // there are more
        }
        redis.unlink("leaderboard:1:" + board.name());
    }

    @Test
    void everybodyHasTheRankThatPostgresCounts() {
        for (int from = 1; from <= LEARNERS; from += AT_ONCE) {
            jdbc.sql(
                            """
                            insert into standing (board, member_id, points, number, unsent)
                            select ?, gen_random_uuid(), 1 + (random() * 120)::int, n, false
                            from generate_series(?, ?) n
                            """)
                    .params(board.name(), from, Math.min(LEARNERS, from + AT_ONCE - 1))
                    .update();
        }
        jdbc.sql("analyze standing").update();

        var begun = System.nanoTime();
        assertThat(making.make(board)).isTrue();
        System.out.printf("leaderboard: %,d made in %s%n", LEARNERS, since(begun));

        var members = someMembers();
        members.forEach(member -> boards.around(board, member, 5)); // warm
        var times = new ArrayList<Duration>();
        for (var member : members) {
            var asked = System.nanoTime();
            var around = boards.around(board, member, 5).orElseThrow();
            times.add(since(asked));
            assertThat(around.standings()).anyMatch(it -> it.member().equals(member));
        }
        Collections.sort(times);
        System.out.printf(
                "leaderboard: rank and neighbours among %,d: p50 %s, p99 %s, max %s%n",
                LEARNERS, at(times, 50), at(times, 99), times.getLast());
        members.stream().limit(20).forEach(this::assertRankIsThatOfPostgres);
    }

    private void assertRankIsThatOfPostgres(UUID member) {
        var own = standings.find(board, member).orElseThrow();
        var around = boards.around(board, member, 0).orElseThrow();

        assertThat(around).isEqualTo(new Stretch(around.ahead(), List.of(own)));
        assertThat(around.ahead())
                .isEqualTo(standings.countUpTo(board, own.place() - 1, Integer.MAX_VALUE));
    }

    private List<UUID> someMembers() {
        var random = new Random(7);
        return random.longs(QUESTIONS, 0, Long.MAX_VALUE)
                .mapToObj(it -> standings.part(board, new UUID(random.nextLong(), it), 1))
                .flatMap(List::stream)
                .map(Standing::member)
                .toList();
    }

    private static Duration at(List<Duration> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
