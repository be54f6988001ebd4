package dev.backroad.launcher.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;

/** Accepts every mail, delivers it nowhere, and shows it on a page. For one machine only. */
public final class MailServer {

    private MailServer() {}

    /** Arguments: SMTP port, port of the page, folder of the mails. */
    public static void main(String[] arguments) throws IOException {
        int smtp = Integer.parseInt(arguments[0]);
        int page = Integer.parseInt(arguments[1]);
        start(new Mailbox(Path.of(arguments[2])), smtp, page);
    }

    static GreenMail start(Mailbox mailbox, int smtp, int page) throws IOException {
        GreenMail server = new GreenMail(new ServerSetup(smtp, "127.0.0.1", "smtp"));
        server.getUserManager()
                .setMessageDeliveryHandler((mail, to) -> new Recipient(to.getEmail(), mailbox));
        server.start();
        new MailPage(mailbox).serve(page);
        return server;
    }
}
