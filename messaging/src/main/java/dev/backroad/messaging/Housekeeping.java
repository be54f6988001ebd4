package dev.backroad.messaging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import org.springframework.scheduling.annotation.Scheduled;

/** Keeps both tables small, in batches that nobody notices. */
final class Housekeeping {

    /** Long enough to look back at what was sent today. */
    static final Duration OUTBOX_KEPT = Duration.ofHours(24);

    /** Longer than Kafka keeps records (7 days), or a late repeat would count as new. */
    static final Duration INBOX_KEPT = Duration.ofDays(14);

    private final OutboxTable outbox;
    private final Inbox inbox;
    private final InstantSource time;

    Housekeeping(OutboxTable outbox, Inbox inbox, InstantSource time) {
        this.outbox = outbox;
        this.inbox = inbox;
        this.time = time;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void tidy() {
        var now = time.instant();
        untilNothingIsLeft(() -> outbox.deletePublishedBefore(now.minus(OUTBOX_KEPT)));
        untilNothingIsLeft(() -> inbox.forgetBefore(now.minus(INBOX_KEPT)));
    }

    private static void untilNothingIsLeft(IntSupplier batch) {
        int deleted;
        do {
            deleted = batch.getAsInt();
        } while (deleted > 0);
    }
}
