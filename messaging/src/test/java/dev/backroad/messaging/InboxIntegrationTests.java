package dev.backroad.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

@MessagingTest
class InboxIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired Inbox inbox;
    @Autowired TransactionOperations transactions;
    @Autowired JdbcClient jdbc;

    private final String notebook = UUID.randomUUID().toString();
    private final ExecutorService other = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        other.close();
    }

    @Test
    void eventIsNewOnce() {
        var event = event(1);

        assertThat(isNew(event)).isTrue();
        assertThat(isNew(event)).isFalse();
    }

    @Test
    void eventOlderThanTheLastAppliedIsNotNew() {
        isNew(event(5));

        assertThat(isNew(event(4))).isFalse();
        assertThat(isNew(event(5))).isFalse();
        assertThat(isNew(event(6))).isTrue();
    }

    @Test
    void aggregatesOfOtherSourcesCountForThemselves() {
        isNew(event(5));

        assertThat(isNew(event("/somebody-else", 4))).isTrue();
    }

    @Test
    void eventBehindOneThatWaitsAtTheDeskIsHeldBackAndNotRemembered() {
        letterWaits(1);
        var second = event(2);

        assertThatThrownBy(() -> isNew(second))
                .isInstanceOf(HeldBackException.class)
                .hasMessage("held back behind event 1 of the same aggregate");

        settleLetters();
        assertThat(isNew(second)).isTrue();
    }

    @Test
    void repeatOfAnAppliedEventIsNotHeldBack() {
        var second = event(2);
        isNew(second);
        letterWaits(1);

        assertThat(isNew(second)).isFalse();
    }

    @Test
    void letterThatWaitsHoldsBackNeitherItselfNorWhatCameBefore() {
        letterWaits(2);

        assertThat(isNew(event(1))).isTrue();
        assertThat(isNew(event(2))).isTrue();
    }

    @Test
    void rolledBackEventIsStillNew() {
        var event = event(1);
        transactions.executeWithoutResult(change -> {
            assertThat(inbox.firstTime(event)).isTrue();
            change.setRollbackOnly();
        });

        assertThat(isNew(event)).isTrue();
    }

    @Test
    void secondOfTwoAtOnceWaitsAndIsToldThatItIsNone() {
        var event = event(1);

        var second = whileAnotherIsUnderWay(event, event, true);

        assertThat(second.join()).isFalse();
    }

    @Test
    void secondOfTwoAtOnceIsNewWhenTheFirstIsRolledBack() {
        var event = event(1);

        var second = whileAnotherIsUnderWay(event, event, false);

        assertThat(second.join()).isTrue();
    }

    @Test
    void olderOneAtTheSameTimeWaitsAndIsToldThatItIsNone() {
        var second = whileAnotherIsUnderWay(event(2), event(1), true);

        assertThat(second.join()).isFalse();
    }

    @Test
    void laterOneAtTheSameTimeWaitsAndIsNew() {
        var second = whileAnotherIsUnderWay(event(1), event(2), true);

        assertThat(second.join()).isTrue();
        assertThat(isNew(event(2))).isFalse();
    }

    @Test
    void refusesToAnswerOutsideATransaction() {
        assertThatThrownBy(() -> inbox.firstTime(event(1)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    /** Asks for the second while the first's transaction is open, which then ends. */
    private CompletableFuture<Boolean> whileAnotherIsUnderWay(
            ReceivedEvent first, ReceivedEvent second, boolean commit) {
        var asked = new CompletableFuture<CompletableFuture<Boolean>>();
        transactions.executeWithoutResult(change -> {
            assertThat(inbox.firstTime(first)).isTrue();
            int holder = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
            asked.complete(CompletableFuture.supplyAsync(() -> isNew(second), other));
            await().atMost(PATIENCE).until(() -> isWaitedFor(holder));
            if (!commit) {
                change.setRollbackOnly();
            }
        });
        return asked.join();
    }

    private boolean isWaitedFor(int holder) {
        return jdbc.sql(
                        "select exists (select from pg_stat_activity where ? = any("
                                + "pg_blocking_pids(pid)))")
                .param(holder)
                .query(Boolean.class)
                .single();
    }

    private boolean isNew(ReceivedEvent event) {
        return Boolean.TRUE.equals(transactions.execute(_ -> inbox.firstTime(event)));
    }

    private ReceivedEvent event(long sequence) {
        return event("/somebody", sequence);
    }

    private ReceivedEvent event(String source, long sequence) {
        return new ReceivedEvent(
                UUID.randomUUID(),
                Notebook.TYPE,
                source,
                notebook,
                sequence,
                Instant.EPOCH,
                new byte[0]);
    }

    private void letterWaits(long sequence) {
        jdbc.sql(
                        """
                        insert into dead_letter (id, topic, record_partition, record_offset, record_time, headers, source,
                            aggregate_id, sequence, reason, held_back)
                        values (?, ?, 0, 0, 0, '[]', '/somebody', ?, ?, 'on purpose', false)
                        """)
                .params(UUID.randomUUID(), "a topic of " + notebook, notebook, sequence)
                .update();
    }

    private void settleLetters() {
        jdbc.sql(
                        "update dead_letter set status = 'parked', settled_at = now() where"
                                + " aggregate_id = ?")
                .param(notebook)
                .update();
    }
}
