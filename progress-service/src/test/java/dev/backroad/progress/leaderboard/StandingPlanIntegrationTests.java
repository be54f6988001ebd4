package dev.backroad.progress.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.progress.ProgressIntegrationTest;
import dev.backroad.testsupport.WithRedis;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** How PostgreSQL finds a member, with many of them on the boards of two years. */
@ProgressIntegrationTest
@WithRedis
@Transactional
class StandingPlanIntegrationTests {

    private static final int BOARDS = 106;
    private static final int MEMBERS = 2_000;

    @Autowired JdbcClient jdbc;

    @Test
    void whoLeavesIsFoundWithoutReadingTheBoards() {
        jdbc.sql(
                        """
                        insert into standing (board, member_id, points, number, unsent)
                        select 'b' || board, md5(member::text)::uuid, 1, member, false
                        from generate_series(1, ?) board, generate_series(1, ?) member
                        """)
                .params(BOARDS, MEMBERS)
                .update();
        jdbc.sql("analyze standing").update();

        var plan =
                String.join(
                        "\n",
                        jdbc.sql("explain (analyze, buffers, costs off) " + StandingTable.LEAVE)
                                .param(UUID.randomUUID())
                                .query(String.class)
                                .list());

        System.out.println(plan);
        assertThat(plan).contains("standing_pkey").doesNotContain("Seq Scan");
    }
}
