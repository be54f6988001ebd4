package dev.backroad.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.notification.kind.Ids;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Language;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a learner with a hundred thousand notifications costs. */
@WithPostgres
@WithKafka
@SpringBootTest(
        properties = {
            "backroad.mail.poll=1h",
            "spring.kafka.listener.auto-startup=false",
            "management.server.port=0"
        })
class InboxPlanIntegrationTests {

    private static final UUID NEWEST = new UUID(-1L, -1L);
    private static final int MANY = 100_000;

    @Autowired NotificationRepository notifications;
    @Autowired InboxReading inbox;
    @Autowired WeeklyDigest digest;
    @Autowired JdbcClient jdbc;

    private final UUID lena = UUID.randomUUID();

    @BeforeEach
    void tellMuch() {
        jdbc.sql("delete from notification").update();
        jdbc.sql("delete from outgoing_mail").update();
        insert(lena, MANY);
        insert(UUID.randomUUID(), MANY);
        jdbc.sql("analyze notification").update();
    }

    /** Numbered here: the trigger would count through a hundred thousand versions of one row. */
    private void insert(UUID learner, int count) {
        jdbc.sql("alter table notification disable trigger notification_is_numbered").update();
        jdbc.sql(
                        """
                        insert into notification
                            (id, learner_id, number, kind, arguments, created_at, read_at, archived_at)
                        select uuidv7(n * interval '1 second' - interval '2 days'), :learner, n,
                            case n % 10 when 0 then 'streak-at-risk' else 'review-due' end, '[2]', now(),
                            case n % 100 when 0 then null else now() end, case n % 50 when 1 then now() end
                        from generate_series(1, :count) as n
                        """)
                .param("learner", learner)
                .param("count", count)
                .update();
        jdbc.sql("alter table notification enable trigger notification_is_numbered").update();
        jdbc.sql("insert into inbox_counter (learner_id, last_number) values (?, ?)")
                .params(learner, count)
                .update();
    }

    static Stream<Filter> filters() {
        return Stream.of(
                new Filter(null, false, null),
                new Filter(true, false, null),
                new Filter(null, true, null),
                new Filter(null, false, Kind.STREAK_AT_RISK));
    }

    @Test
    void pageIsAWalkAlongAnIndexThatEndsSoon() {
        // A learner who has half of the table may be read along the primary key, and is at times.
        for (int i = 0; i < 8; i++) {
            insert(UUID.randomUUID(), MANY);
        }
        jdbc.sql("analyze notification").update();

        // Not along the primary key, where the rows of all others are in the way.
        assertThat(filters().map(this::plan))
                .allSatisfy(plan ->
                        assertThat(plan)
                                .containsPattern(
                                        "using"
                                            + " notification_(open|unread|archived|of_kind|by_learner)")
                                .contains("rows=21")
                                .doesNotContain("Sort", "Seq Scan"));
    }

    private String plan(Filter filter) {
        return String.join(
                "\n",
                jdbc.sql(
                                "explain (analyze, buffers, costs off, timing off, summary off) "
                                        + NotificationRepository.pageSql(filter))
                        .params(lena, NEWEST, 21)
                        .query(String.class)
                        .list());
    }

    @Test
    void allIsReadInBatchesAndOnce() {
        var newest = notifications.newest(lena, 1, Language.ENGLISH).getFirst().id();
        var before = inbox.unread(lena);

        var after = inbox.read(newest, lena);

        assertThat(before).isEqualTo(new UnreadCount(1_000, false));
        assertThat(after).isEqualTo(new UnreadCount(0, false));
    }

    @Test
    void oldOnesAreDeletedInBatches() {
        var yesterday = Ids.firstAt(Instant.now().minusSeconds(86_400));

        var batches = 1;
        while (notifications.deleteSomeBefore(yesterday)) {
            batches++;
        }

        assertThat(batches).isGreaterThan(10);
        assertThat(notifications.all(lena, Language.ENGLISH))
                .hasSizeBetween(MANY - 86_400 - 100, MANY - 86_400 + 100);
    }

    @Test
    void digestIsWrittenOnceByManyWorkers() throws Exception {
        jdbc.sql("insert into notification_preferences (learner_id, digest_at) values (?, now())")
                .param(lena)
                .update();
        var written = new AtomicInteger();

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                workers.execute(() -> {
                    while (digest.writeOne()) {
                        written.incrementAndGet();
                    }
                });
            }
        }

        assertThat(written).hasValue(1);
        assertThat(
                        jdbc.sql("select count(*) from outgoing_mail where kind = 'weekly-digest'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }
}
