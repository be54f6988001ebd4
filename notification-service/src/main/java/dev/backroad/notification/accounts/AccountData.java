package dev.backroad.notification.accounts;

import dev.backroad.defaults.personaldata.PersonalData;
import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notification;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What we hold about somebody: where we write to, and all that we told. */
@Component
class AccountData implements PersonalData {

    /**
     * The person's part of "my data".
     *
     * @param address {@code null} while we have heard of no account
     */
    record Held(AccountDirectory.@Nullable Address address, List<Notification> notifications) {}

    private final AccountDirectory accounts;
    private final LearnerInbox learners;

    AccountData(AccountDirectory accounts, LearnerInbox learners) {
        this.accounts = accounts;
        this.learners = learners;
    }

    @Override
    public Held of(UUID account) {
        return new Held(accounts.find(account).orElse(null), learners.all(account));
    }
}
