package dev.backroad.identity.brake;

import java.time.Duration;
import java.util.List;
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

    /** As for the account, for each network that somebody signed in from; strangers use up none. */
    static final Limit KNOWN =
            new Limit(
                    "known", ACCOUNT.free(), ACCOUNT.first(), ACCOUNT.longest(), ACCOUNT.forgets());

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
    private final KnownNetworks networks;

    GuessingBrake(Counters counters, KnownNetworks networks) {
        this.counters = counters;
        this.networks = networks;
    }

    /**
     * Counts a try before its password is looked at.
     *
     * @param network from {@link ClientAddress#network()}
     * @throws TooManyTriesException if it must not be looked at; then nothing is counted
     */
    @Transactional
    public void count(String username, String network) {
        tries(username, network).forEach(counters::count);
    }

    /** From what few share to what all share, in every transaction: no two wait for each other. */
    private List<Tries> tries(String username, String network) {
        return networks.knows(username, network)
                ? List.of(Tries.of(KNOWN, username, network), Tries.of(NETWORK, network))
                : List.of(
                        Tries.of(ACCOUNT, username),
                        Tries.of(NETWORK, network),
                        Tries.of(EVERYBODY, ALL));
    }

    /**
     * The password was right: the account starts anew, the others did not see a guess. Guesses from
     * elsewhere are counted apart from now on.
     */
    @Transactional
    public void succeeded(String username, String network) {
        var tries = tries(username, network);
        counters.forget(tries.getFirst());
        tries.stream().skip(1).forEach(counters::takeBack);
        networks.remember(username, network);
    }

    /** Nobody looked at the password after all. */
    @Transactional
    public void takeBack(String username, String network) {
        tries(username, network).forEach(counters::takeBack);
    }

    /**
     * Lets the owner of an account in from a network, who has shown by other means who they are.
     */
    @Transactional
    public void release(String username, String network) {
        forget(username);
        networks.remember(username, network);
    }

    /** Forgets all tries at a name, whose owner may have left. */
    @Transactional
    public void forget(String username) {
        counters.forget(Tries.of(ACCOUNT, username));
        counters.forgetAll(Tries.of(KNOWN, username));
    }
}
