package dev.backroad.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.inbox.NumberedNotification;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithOpenApi;
import dev.backroad.testsupport.WithPostgres;
import dev.backroad.testsupport.WithTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WithPostgres
@WithKafka
@WithOpenApi
@WithTokens
@Import({Neighbours.class, MailServer.class})
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "backroad.mail.poll=100ms"})
class NumberIntegrationTests {

    private static final int WRITERS = 6;
    private static final int EACH = 25;

    @Autowired LearnerInbox inbox;
    @Autowired TransactionTemplate transactions;
    @Autowired JdbcClient jdbc;

    private final UUID lena = UUID.randomUUID();

    @Test
    void whoAsksForWhatIsNewerMissesNothingThoughManyWriteAndSomeRollBack() throws Exception {
        var seen = new ArrayList<NumberedNotification>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers =
                    Stream.<Callable<Object>>generate(() -> Executors.callable(this::tellAll))
                            .limit(WRITERS)
                            .map(threads::submit)
                            .toList();
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                seen.addAll(newerThan(seen));
            }
            for (var writer : writers) {
                writer.get();
            }
        }
        seen.addAll(newerThan(seen));

        assertThat(seen).isEqualTo(inbox.newerThan(0, lena, Integer.MAX_VALUE));
        assertThat(seen).hasSizeBetween(1, WRITERS * EACH - 1);
    }

    private List<NumberedNotification> newerThan(List<NumberedNotification> seen) {
        return inbox.newerThan(seen.isEmpty() ? 0 : seen.getLast().number(), lena, 7);
    }

    private void tellAll() {
        for (int i = 0; i < EACH; i++) {
            var isDropped = i % 5 == 0;
            transactions.executeWithoutResult(transaction -> {
                tell(lena);
                if (isDropped) {
                    transaction.setRollbackOnly();
                }
                // Whoever has a number keeps others waiting for theirs.
                rest();
            });
        }
    }

    private static void rest() {
        try {
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextInt(2_000));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(UUID learner) {
        inbox.tell(learner, new Notice("test", "News", "", "http", "backend"));
    }

    @Test
    void eachLearnerIsCountedAlone() {
        var otto = UUID.randomUUID();
        tell(lena);
        tell(otto);
        tell(lena);

        assertThat(inbox.newerThan(0, lena, 10))
                .extracting(NumberedNotification::number)
                .containsExactly(1L, 2L);
        assertThat(inbox.newerThan(0, otto, 10))
                .extracting(NumberedNotification::number)
                .containsExactly(1L);
    }

    @Test
    void ofWhomWeForgetNoNumberIsLeft() {
        tell(lena);

        inbox.forget(lena);

        assertThat(
                        jdbc.sql("select count(*) from inbox_counter where learner_id = ?")
                                .param(lena)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    /** The ones that were told before there were numbers. */
    @Test
    void thoseOfBeforeAreNumberedByTheirIds(
            @Autowired Flyway flyway, @Autowired DataSource database) {
        var before =
                Flyway.configure()
                        .configuration(flyway.getConfiguration())
                        .dataSource(database)
                        .schemas("before_numbers")
                        .defaultSchema("before_numbers");
        before.target("1").load().migrate();
        insert("01936a7e-4c00-7a10-8b2f-6d1f5e0a9c12", "second");
        insert("01936a7e-4c00-7a10-8b2f-6d1f5e0a9c11", "first");

        before.target("20").load().migrate();
        insert("01936a7e-4c00-7a10-8b2f-6d1f5e0a9c10", "third");

        assertThat(
                        jdbc.sql(
                                        "select title from before_numbers.notification"
                                                + " where learner_id = ? order by number")
                                .param(lena)
                                .query(String.class)
                                .list())
                .containsExactly("first", "second", "third");
    }

    private void insert(String id, String title) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("set local search_path to before_numbers").update();
            jdbc.sql(
                            """
                            insert into notification
                                (id, learner_id, kind, title, text, topic, roadmap, created_at)
                            values (?::uuid, ?, 'test', ?, '', 'http', 'backend', now())
                            """)
                    .params(id, lena, title)
                    .update();
        });
    }
}
