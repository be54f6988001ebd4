package dev.backroad.progress.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.progress.LearnerDoor;
import dev.backroad.progress.LearningTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.EntityExchangeResult;

@LearningTest
class TurnsIntegrationTests {

    /** Twice what the pool has. */
    private static final int MANY = 20;

    @Autowired LearnerDoor door;
    @Autowired DataSource pool;

    @Test
    void whoWritesMuchAtOnceKeepsNobodyElseWaiting() throws Exception {
        var roadmap = door.publish("http", "sql");
        var lena = door.of(UUID.randomUUID());
        var other = door.of(UUID.randomUUID());
        var path = lena.enroll(roadmap);
        var otherPath = other.enroll(roadmap);

        List<Future<EntityExchangeResult<String>>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var holder = pool.getConnection()) {
            lockRecordsOf(lena.learner(), holder);
            answers =
                    IntStream.range(0, MANY)
                            .mapToObj(i -> threads.submit(() -> done(lena, path)))
                            .toList();
            await().until(() -> finished(answers) + waitingForALock(holder) == MANY);

            assertThat(done(other, otherPath).getStatus().value()).isEqualTo(200);
            assertThat(other.get(otherPath).at("/done").asInt()).isOne();

            holder.rollback();
        }
        var turnedAway =
                answers.stream()
                        .map(Future::resultNow)
                        .filter(answer -> answer.getStatus().value() != 200)
                        .toList();
        assertThat(turnedAway)
                .hasSize(MANY - Turns.AT_ONCE)
                .allSatisfy(answer -> {
                    assertThat(answer.getStatus().value()).isEqualTo(429);
                    assertThat(answer.getResponseHeaders().getFirst("Retry-After")).isEqualTo("1");
                    assertThat(answer.getResponseBody()).contains("/problems/too-many-at-once");
                });
        assertThat(lena.get(path).at("/done").asInt()).isOne();
    }

    private static EntityExchangeResult<String> done(LearnerDoor.At learner, String path) {
        return learner.put(path + "/topics/http", "{\"status\": \"done\"}")
                .returnResult(String.class);
    }

    private static void lockRecordsOf(UUID learner, Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        try (var lock =
                holder.prepareStatement("select from enrollment where learner_id = ? for update")) {
            lock.setObject(1, learner);
            lock.execute();
        }
    }

    private static int waitingForALock(Connection holder) throws SQLException {
        try (var question =
                        holder.prepareStatement(
                                """
                                select count(*) from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock'
                                    and query like '%no key update%'
                                """);
                var answer = question.executeQuery()) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private static int finished(List<Future<EntityExchangeResult<String>>> answers) {
        return Math.toIntExact(answers.stream().filter(Future::isDone).count());
    }
}
