package dev.backroad.identity.deletion;

import dev.backroad.defaults.personaldata.ErasedSubjects;
import dev.backroad.identity.account.Account;
import dev.backroad.identity.brake.GuessingBrake;
import dev.backroad.identity.brake.MailBrake;
import dev.backroad.identity.link.MailedLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What tells of an account in other places than its own row. */
@Component
class Traces {

    private static final int MINUTE = 60_000;

    private final MailedLinks links;
    private final GuessingBrake guessing;
    private final MailBrake mail;
    private final ErasedSubjects erased;
    private final JdbcClient jdbc;

    Traces(
            MailedLinks links,
            GuessingBrake guessing,
            MailBrake mail,
            ErasedSubjects erased,
            JdbcClient jdbc) {
        this.links = links;
        this.guessing = guessing;
        this.mail = mail;
        this.erased = erased;
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(Account account) {
        links.forget(account.id());
        guessing.forget(account.username());
        mail.forget(account.email());
        erased.add(account.id());
        delete("oauth2_authorization_consent WHERE principal_name = ?", account.id().toString());
        delete("outgoing_mail WHERE lower(address) = lower(?)", account.email());
        delete("application WHERE lower(email) = lower(?)", account.email());
        delete(
                "outbox WHERE aggregate_id = ? AND published_at IS NOT NULL",
                account.id().toString());
    }

    private void delete(String what, String whose) {
        jdbc.sql("DELETE FROM " + what).param(whose).update();
    }

    /** While Kafka is away, a deletion waits behind the event that has the name. */
    @Scheduled(initialDelay = MINUTE, fixedDelay = MINUTE)
    void erasePublishedLate() {
        jdbc.sql(
                        """
                        DELETE FROM outbox earlier USING outbox last
                        WHERE last.type = 'dev.backroad.identity.account-deleted.v1'
                            AND earlier.aggregate_id = last.aggregate_id
                            AND earlier.sequence < last.sequence
                            AND earlier.published_at IS NOT NULL
                        """)
                .update();
    }
}
