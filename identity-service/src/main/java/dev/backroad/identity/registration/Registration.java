package dev.backroad.identity.registration;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.identity.account.AccountRegistration;
import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.account.Applicant;
import dev.backroad.identity.link.MailedLinks;
import dev.backroad.identity.link.Purpose;
import dev.backroad.identity.mail.Mailroom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way to an account: apply, then confirm the e-mail address. The account comes to be at the
 * confirmation, so every account's address is known to be its owner's, nobody blocks an address or
 * a name by typing it in, and no service ever writes to a stranger.
 */
@Service
class Registration {

    /** How a confirmation ended. */
    enum Outcome {
        WELCOME,
        NAME_TAKEN,
        ADDRESS_TAKEN,
        LINK_DEAD
    }

    /** A day for the link, and one for the mail that may be late. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final Applications applications;
    private final AccountRegistration accounts;
    private final Accounts people;
    private final Mailroom mailroom;
    private final MailedLinks links;
    private final IdGenerator ids;
    private final InstantSource time;

    Registration(
            Applications applications,
            AccountRegistration accounts,
            Accounts people,
            Mailroom mailroom,
            MailedLinks links,
            IdGenerator ids,
            InstantSource time) {
        this.applications = applications;
        this.accounts = accounts;
        this.people = people;
        this.mailroom = mailroom;
        this.links = links;
        this.ids = ids;
        this.time = time;
    }

    /** Takes in an application. Whether the address is known here, only its mailbox is told. */
    @Transactional
    public void apply(RegistrationForm form, String passwordHash) {
        var wanted =
                new Application(
                        ids.next(),
                        form.username(),
                        form.displayName(),
                        form.email(),
                        passwordHash);
        applications.insert(wanted, time.instant().plus(KEPT));
        mailroom.order(ApplicationLetter.KIND, wanted.email(), wanted.id());
    }

    @Transactional
    public Outcome confirm(String token) {
        return applicationOf(token)
                .filter(wanted -> !needsNewPassword(wanted))
                .flatMap(_ -> links.use(Purpose.CONFIRM, token))
                .flatMap(applications::byId)
                .map(this::open)
                .orElse(Outcome.LINK_DEAD);
    }

    /** Confirms with a password in place of the one that was applied with. */
    @Transactional
    public Outcome confirm(String token, String newHash) {
        return links.use(Purpose.CONFIRM, token)
                .flatMap(applications::byId)
                .map(wanted -> open(wanted.withPasswordHash(newHash)))
                .orElse(Outcome.LINK_DEAD);
    }

    private Outcome open(Application wanted) {
        applications.delete(wanted.id());
        var opened =
                accounts.open(
                        new Applicant(
                                wanted.username(),
                                wanted.displayName(),
                                wanted.email(),
                                wanted.passwordHash()));
        return opened ? Outcome.WELCOME : whyNot(wanted);
    }

    /** Somebody else was faster; whoever has the link may know, as the mailbox is theirs. */
    private Outcome whyNot(Application wanted) {
        return people.byEmail(wanted.email()).isPresent()
                ? Outcome.ADDRESS_TAKEN
                : Outcome.NAME_TAKEN;
    }

    /** Returns what a link would open; empty if it does not work any more. */
    Optional<Application> applicationOf(String token) {
        return links.look(Purpose.CONFIRM, token).flatMap(applications::byId);
    }

    /**
     * Whether the password that was applied with counts for nothing. Anybody can apply with an
     * operator's address and wait for a click: whoever has the mailbox chooses the password.
     */
    boolean needsNewPassword(Application wanted) {
        return accounts.isForAnOperator(wanted.username(), wanted.email());
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void forgetExpired() {
        applications.deleteExpired(time.instant());
    }
}
