package dev.backroad.notification.webhook;

import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notice;
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
        var why =
                disabled != null && disabled.reason() == Webhook.Reason.GONE
                        ? "It answered that it is gone (410)."
                        : "Nothing has got through for a day.";
        return new Notice(
                "webhook-disabled",
                "Webhook disabled: " + host,
                "We do not call your webhook at %s any more. %s Enable it again when it works."
                        .formatted(host, why),
                "",
                "");
    }
}
