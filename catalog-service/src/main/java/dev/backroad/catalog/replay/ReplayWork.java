package dev.backroad.catalog.replay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what was requested, apart from the request: it takes as long as the catalog is large. */
@Component
class ReplayWork {

    private static final Logger log = LoggerFactory.getLogger(ReplayWork.class);

    private final Replays replays;

    ReplayWork(Replays replays) {
        this.replays = replays;
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 1_000)
    void tell() {
        try {
            while (replays.tellBatch()) {
                log.debug("Told a batch of the catalog again");
            }
        } catch (RuntimeException failed) {
            log.warn("A replay waits; the next try goes on where it stopped", failed);
        }
    }
}
