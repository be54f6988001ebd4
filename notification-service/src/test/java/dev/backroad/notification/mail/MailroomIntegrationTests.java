package dev.backroad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.kind.Ids;
import dev.backroad.notification.kind.Words;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

/** The mailroom without its worker: the test takes and sends by hand. */
@WithPostgres
@WithKafka
@SpringBootTest(
        properties = {
            "backroad.mail.poll=1h",
            "spring.kafka.listener.auto-startup=false",
            "management.server.port=0"
        })
class MailroomIntegrationTests {

    private static final Words HI = Words.ready("test", "Hi", "Hi");

    @Autowired Mailroom mailroom;
    @Autowired LearnerInbox inbox;
    @Autowired JdbcClient jdbc;

    private final UUID lena = UUID.randomUUID();

    /** Whatever a test posts is due by then. */
    private final Instant later = Instant.parse("2100-01-01T00:00:00Z");

    @BeforeEach
    void onlyLenaGetsMail() {
        jdbc.sql("delete from outgoing_mail").update();
        jdbc.sql("insert into account values (?, 'Lena', 'lena@backroad.test')")
                .param(lena)
                .update();
    }

    private void tell(int times) {
        for (int i = 0; i < times; i++) {
            inbox.tell(lena, new Notice("test", "No. " + i, "", "http", "backend"));
        }
    }

    @Test
    void manyWorkersTakeEachMailOnce() {
        tell(100);
        Queue<UUID> taken = new ConcurrentLinkedQueue<>();

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                workers.execute(() -> takeAll(taken));
            }
        }

        assertThat(taken).hasSize(100).doesNotHaveDuplicates();
    }

    private void takeAll(Queue<UUID> taken) {
        Optional<OutgoingMail> mail = mailroom.take(later);
        while (mail.isPresent()) {
            taken.add(mail.get().id());
            mail = mailroom.take(later);
        }
    }

    @Test
    void mailOfACrashedWorkerIsTakenAgainAfterItsLease() {
        tell(1);
        var first = mailroom.take(later).orElseThrow();

        assertThat(mailroom.take(later)).isEmpty();
        var second = mailroom.take(later.plus(Duration.ofMinutes(1))).orElseThrow();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempt()).isEqualTo(2);
    }

    @Test
    void failedMailIsTakenAgainAfterItsPause() {
        tell(1);
        var mail = mailroom.take(later).orElseThrow();

        mailroom.failed(mail, "server away", later);

        assertThat(mailroom.take(later)).isEmpty();
        assertThat(mailroom.take(later.plus(mail.pause()))).isPresent();
    }

    @Test
    void sentMailIsNeverTakenAgain() {
        tell(1);

        mailroom.sent(mailroom.take(later).orElseThrow(), later);

        assertThat(mailroom.take(later.plus(Duration.ofDays(365)))).isEmpty();
    }

    @Test
    void postponedMailIsNoFailedAttempt() {
        tell(1);

        mailroom.postpone(mailroom.take(later).orElseThrow(), later.plusSeconds(30));

        assertThat(mailroom.take(later.plusSeconds(29))).isEmpty();
        assertThat(mailroom.take(later.plusSeconds(30)).orElseThrow().attempt()).isEqualTo(1);
    }

    @Test
    void oldMailIsForgottenInBatchesAndNewMailStays() {
        tell(3);
        var between = Ids.firstAt(later);

        assertThat(mailroom.deleteSomeBefore(Ids.firstAt(Instant.EPOCH))).isFalse();
        assertThat(mailroom.sentTo(lena)).hasSize(3);
        assertThat(mailroom.deleteSomeBefore(between)).isFalse();
        assertThat(mailroom.sentTo(lena)).isEmpty();
    }

    @Test
    void accountWithoutAddressGetsNoMail() {
        jdbc.sql("update account set email = null where account_id = ?").param(lena).update();
        tell(1);

        assertThat(mailroom.take(later)).isEmpty();
    }

    @Test
    void refusesToPostOutsideATransaction() {
        assertThatThrownBy(() -> mailroom.post(UUID.randomUUID(), lena, HI, null, Instant.EPOCH))
                .isInstanceOf(IllegalTransactionStateException.class);
    }
}
