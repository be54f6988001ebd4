package dev.backroad.identity.recovery;

import dev.backroad.identity.account.Account;
import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.link.MailedLinks;
import dev.backroad.identity.link.Purpose;
import dev.backroad.identity.mail.Letter;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings the link that replaces a password. An address that nobody has gets no mail. */
@Component
class ResetLetter implements Letter {

    static final String KIND = "password-reset";

    private final Accounts accounts;
    private final MailedLinks links;

    ResetLetter(Accounts accounts, MailedLinks links) {
        this.accounts = accounts;
        this.links = links;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Text> write(String address, @Nullable UUID about) {
        return accounts.byEmail(address).map(this::text);
    }

    private Text text(Account owner) {
        return new Text(
                owner.email(),
                "A new password",
                """
                Hello %s,

                somebody, we hope you, wants to set a new password for your Backroad account.
                Open this link within 30 minutes to do so; it works once:

                %s

                Was it not you? Then do nothing: your password is as it was.
                """
                        .formatted(owner.username(), links.issue(Purpose.RESET, owner.id())));
    }
}
