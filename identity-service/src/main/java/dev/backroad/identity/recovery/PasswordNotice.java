package dev.backroad.identity.recovery;

import dev.backroad.defaults.BackroadProperties;
import dev.backroad.identity.account.Account;
import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.mail.Letter;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the owner that the password is a new one: a stranger's change must not go unnoticed. */
@Component
class PasswordNotice implements Letter {

    static final String KIND = "password-changed";

    private final Accounts accounts;
    private final BackroadProperties backroad;

    PasswordNotice(Accounts accounts, BackroadProperties backroad) {
        this.accounts = accounts;
        this.backroad = backroad;
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
                "Your password was changed",
                """
                Hello %s,

                the password of your Backroad account was changed, and other sign-ins were ended.

                Was it not you? Set a new one at once: %s/identity/reset
                """
                        .formatted(owner.username(), backroad.publicUrl()));
    }
}
