package dev.backroad.notification.accounts;

import dev.backroad.defaults.personaldata.PersonalData;
import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notification;
import dev.backroad.notification.webhook.WebhookRecord;
import dev.backroad.notification.webhook.Webhooks;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What we hold about somebody: where we write to, all that we told, and where we call. */
@Component
class AccountData implements PersonalData {

    /**
     * The person's part of "my data".
     *
     * @param address {@code null} while we have heard of no account
     */
    record Held(
            AccountDirectory.@Nullable Address address,
            List<Notification> notifications,
            List<WebhookRecord> webhooks) {}

    private final AccountDirectory accounts;
    private final LearnerInbox learners;
    private final Webhooks webhooks;

    AccountData(AccountDirectory accounts, LearnerInbox learners, Webhooks webhooks) {
        this.accounts = accounts;
        this.learners = learners;
        this.webhooks = webhooks;
    }

    @Override
    public Held of(UUID account) {
        return new Held(
                accounts.find(account).orElse(null), learners.all(account), webhooks.of(account));
    }
}
