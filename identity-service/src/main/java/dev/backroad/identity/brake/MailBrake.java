package dev.backroad.identity.brake;

import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps our forms from being used to fill somebody's mailbox. */
@Service
public class MailBrake {

    static final Limit ADDRESS =
            new Limit(
                    "mail-to",
                    3,
                    Duration.ofMinutes(5),
                    Duration.ofHours(1),
                    Duration.ofMinutes(20));

    static final Limit NETWORK =
            new Limit(
                    "mail-by",
                    30,
                    Duration.ofMinutes(1),
                    Duration.ofHours(1),
                    Duration.ofMinutes(2));

    private final Counters counters;

    MailBrake(Counters counters) {
        this.counters = counters;
    }

    /**
     * Counts a mail before it is ordered, whether or not anybody here has the address.
     *
     * @param network from {@link ClientAddress#network()}
     * @throws TooManyTriesException if there were too many; then nothing is counted
     */
    @Transactional
    public void count(String address, String network) {
        counters.count(Tries.of(ADDRESS, address));
        counters.count(Tries.of(NETWORK, network));
    }

    /** Forgets what was sent to an address whose owner has left. */
    @Transactional
    public void forget(String address) {
        counters.forget(Tries.of(ADDRESS, address));
    }
}
