package dev.backroad.notification.kind;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Deletes what is old, in batches that nobody notices. */
@Component
public class Tidying {

    private static final Logger log = LoggerFactory.getLogger(Tidying.class);

    private final InstantSource time;

    Tidying(InstantSource time) {
        this.time = time;
    }

    /**
     * Deletes until nothing is left; a database that is away has time until the next round.
     *
     * @param what for the log, in the plural
     * @param batch deletes some of what has smaller ids, and says whether there may be more
     */
    public void tidy(String what, Duration kept, Predicate<UUID> batch) {
        var oldest = Ids.firstAt(time.instant().minus(kept));
        try {
            var more = true;
            while (more) {
                more = batch.test(oldest);
            }
        } catch (DataAccessException away) {
            log.warn("Old {} stay for now: {}", what, away.getMessage());
        }
    }
}
