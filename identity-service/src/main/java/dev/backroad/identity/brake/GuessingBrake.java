package dev.backroad.identity.brake;

import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down whoever guesses passwords: at one account, from one network, and all of them together.
 * A name that nobody has is braked like any other, so that the brake tells nothing of who is here.
 */
@Service
public class GuessingBrake {

    /** 2 s after the fifth try, 4 s after the sixth, and so on: about a hundred guesses a day. */
    static final Limit ACCOUNT =
            new Limit(
                    "account",
                    5,
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30));

    /** Many people may share an address, but they do not all mistype at once. */
    static final Limit NETWORK =
            new Limit(
                    "network",
                    100,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(1));

    /** Guesses from everywhere at once cost everybody a short wait, never more. */
    static final Limit EVERYBODY =
            new Limit(
                    "everybody",
                    1_000,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(100));

    private static final String ALL = "";

    private final Counters counters;

    GuessingBrake(Counters counters) {
        this.counters = counters;
    }

    /**
     * Counts a try before its password is looked at.
     *
     * @param network from {@link ClientAddress#network()}
     * @throws TooManyTriesException if it must not be looked at; then nothing is counted
     */
    @Transactional
    public void count(String username, String network) {
        // From what few share to what all share, in every transaction: no two wait for each other.
        counters.count(ACCOUNT, username);
        counters.count(NETWORK, network);
        counters.count(EVERYBODY, ALL);
    }

    /** The password was right: the account starts anew, the others did not see a guess. */
    @Transactional
    public void succeeded(String username, String network) {
        counters.forget(ACCOUNT, username);
        counters.takeBack(NETWORK, network);
        counters.takeBack(EVERYBODY, ALL);
    }

    /** Nobody looked at the password after all. */
    @Transactional
    public void takeBack(String username, String network) {
        counters.takeBack(ACCOUNT, username);
        counters.takeBack(NETWORK, network);
        counters.takeBack(EVERYBODY, ALL);
    }

    /** Lets the owner of an account in, who has shown by other means who they are. */
    @Transactional
    public void release(String username) {
        counters.forget(ACCOUNT, username);
    }
}
