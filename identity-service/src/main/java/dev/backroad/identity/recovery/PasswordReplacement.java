package dev.backroad.identity.recovery;

import dev.backroad.identity.access.Access;
import dev.backroad.identity.account.Account;
import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.account.Passwords;
import dev.backroad.identity.brake.GuessingBrake;
import dev.backroad.identity.link.MailedLinks;
import dev.backroad.identity.link.Purpose;
import dev.backroad.identity.mail.Mailroom;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Replaces passwords, and ends whatever somebody may have begun with the old one. */
@Service
class PasswordReplacement {

    private final Accounts accounts;
    private final Passwords passwords;
    private final MailedLinks links;
    private final Mailroom mailroom;
    private final Access access;
    private final GuessingBrake brake;

    PasswordReplacement(
            Accounts accounts,
            Passwords passwords,
            MailedLinks links,
            Mailroom mailroom,
            Access access,
            GuessingBrake brake) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.links = links;
        this.mailroom = mailroom;
        this.access = access;
        this.brake = brake;
    }

    /** Orders a mail with a link. Whether somebody has the address is looked up when it is sent. */
    @Transactional
    public void ask(String email) {
        mailroom.order(ResetLetter.KIND, email, null);
    }

    /** Returns whose password a link can replace; empty if it is dead. */
    Optional<Account> ownerOf(String token) {
        return links.look(Purpose.RESET, token).flatMap(accounts::byId);
    }

    /**
     * Uses a link up; returns false if it is dead.
     *
     * @param network where the link was opened: whoever guesses keeps its owner out from there no
     *     more
     */
    @Transactional
    public boolean replace(String token, String newHash, String network) {
        var owner = links.use(Purpose.RESET, token).flatMap(accounts::byId);
        owner.ifPresent(account -> {
            replace(account, newHash);
            access.endAll(account.id());
            brake.release(account.username(), network);
        });
        return owner.isPresent();
    }

    /** Replaces the password of somebody who is signed in and knew the old one. */
    @Transactional
    public void change(Account account, String newHash, String sid) {
        replace(account, newHash);
        access.endAllBut(sid, account.id());
    }

    private void replace(Account account, String newHash) {
        passwords.replace(account.id(), newHash);
        links.forget(account.id());
        mailroom.order(PasswordNotice.KIND, account.email(), account.id());
    }
}
