package dev.backroad.launcher.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/** Anybody: a mail to this address goes to the mailbox on disk and is not kept in memory. */
record Recipient(String email, Mailbox mailbox) implements GreenMailUser {

    @Override
    public void deliver(MovingMessage mail) {
        mailbox.keep(mail.getMessage());
    }

    @Override
    public void deliver(MimeMessage mail) {
        mailbox.keep(mail);
    }

    @Override
    public String getEmail() {
        return email;
    }

    @Override
    public String getLogin() {
        return email;
    }

    @Override
    public String getQualifiedMailboxName() {
        return email;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void setPassword(String password) {}

    @Override
    public void authenticate(String password) {}

    @Override
    public void create() {}

    @Override
    public void delete() {}
}
