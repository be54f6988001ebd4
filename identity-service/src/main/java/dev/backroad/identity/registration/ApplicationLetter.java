package dev.backroad.identity.registration;

import dev.backroad.defaults.BackroadProperties;
import dev.backroad.identity.account.Account;
import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.link.MailedLinks;
import dev.backroad.identity.link.Purpose;
import dev.backroad.identity.mail.Letter;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers an application by mail: with a link, or with the news that the address has an account
 * already. It repeats nothing that the applicant was free to type, as the address may be a
 * stranger's.
 */
@Component
class ApplicationLetter implements Letter {

    static final String KIND = "application";

    private final Applications applications;
    private final Accounts accounts;
    private final MailedLinks links;
    private final BackroadProperties backroad;

    ApplicationLetter(
            Applications applications,
            Accounts accounts,
            MailedLinks links,
            BackroadProperties backroad) {
        this.applications = applications;
        this.accounts = accounts;
        this.links = links;
        this.backroad = backroad;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Text> write(String address, @Nullable UUID about) {
        var owner = accounts.byEmail(address);
        return owner.isPresent()
                ? owner.map(this::alreadyHere)
                : Optional.ofNullable(about).flatMap(applications::byId).map(this::confirm);
    }

    private Text confirm(Application wanted) {
        return new Text(
                wanted.email(),
                "Confirm your e-mail address",
                """
                Hello %s,

                somebody, we hope you, wants a Backroad account with this e-mail address.
                Open this link within 24 hours to confirm it:

                %s

                Was it not you? Then do nothing: without the link there is no account.
                """
                        .formatted(wanted.username(), links.issue(Purpose.CONFIRM, wanted.id())));
    }

    private Text alreadyHere(Account owner) {
        return new Text(
                owner.email(),
                "You have an account already",
                """
                Hello %s,

                somebody, we hope you, wanted a new Backroad account with this e-mail address.
                It has one already: your username is %1$s.

                Sign in:                    %2$s/login
                Forgotten your password?    %2$s/identity/reset

                Was it not you? Then do nothing: your account is as it was.
                """
                        .formatted(owner.username(), backroad.publicUrl()));
    }
}
