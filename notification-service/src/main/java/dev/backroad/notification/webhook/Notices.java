package dev.backroad.notification.webhook;

import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Words;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Tells owners what became of their webhooks; machines see it when they look. */
@Component
class Notices {

    private final LearnerInbox learners;

    Notices(LearnerInbox learners) {
        this.learners = learners;
    }

    /** In the transaction that disables it. */
    void tellOfDisabled(Webhook webhook) {
        var learner = webhook.owner().learner();
        if (learner != null) {
            learners.tell(learner, notice(webhook));
        }
    }

    private static Notice notice(Webhook webhook) {
        var host = URI.create(webhook.url()).getHost();
        var disabled = webhook.disabled();
        var isGone = disabled != null && disabled.reason() == Webhook.Reason.GONE;
        return new Notice(Words.of(Kind.WEBHOOK_DISABLED, host, isGone ? 1 : 0), null, null);
    }
}
