package dev.backroad.notification.inbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks whose digest is due. Any number of instances may do so. */
@Component
class DigestSchedule {

    private static final Logger log = LoggerFactory.getLogger(DigestSchedule.class);

    private final WeeklyDigest digest;

    DigestSchedule(WeeklyDigest digest) {
        this.digest = digest;
    }

    @Scheduled(
            initialDelayString = "${backroad.digest.every}",
            fixedDelayString = "${backroad.digest.every}")
    void run() {
        try {
            while (digest.writeOne()) {
                // The next learner.
            }
        } catch (DataAccessException | TransactionException away) {
            log.warn("Digests wait: {}", away.getMessage());
        }
    }
}
