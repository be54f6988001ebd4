package dev.backroad.gateway.keys;

import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we know of the keys at a moment.
 *
 * @param fetched when identity-service was asked for them
 * @param tried when the last answer came, or the last attempt was in vain
 * @param silence why the last attempt was in vain, if it was
 */
record Known(JWKSet keys, Instant fetched, Instant tried, @Nullable Silence silence) {

    /** A withdrawn key is forgotten after that. */
    static final Duration LIFE = Duration.ofMinutes(5);

    /** A token with a name of a key that nobody knows costs a call, but not more often. */
    static final Duration PAUSE = Duration.ofSeconds(3);

    /**
     * As long as a token lasts, and the minute by which clocks may differ. When identity-service
     * has been silent for longer, no token that it gave out is good any more.
     */
    static final Duration GRACE = Duration.ofMinutes(6);

    static final Known NOTHING = new Known(new JWKSet(), Instant.EPOCH, Instant.EPOCH, null);

    /** Since when identity-service has not answered. */
    record Silence(Throwable reason, Instant since) {}

    Known afterSilence(Throwable reason, Instant now) {
        Instant since = silence != null && isAboutOldKeys() ? silence.since() : now;
        return new Known(keys, fetched, now, new Silence(reason, since));
    }

    boolean has(JWKSelector wanted) {
        return !wanted.select(keys).isEmpty();
    }

    boolean isFresh(Instant now) {
        return now.isBefore(freshUntil());
    }

    Instant freshUntil() {
        return fetched.plus(LIFE);
    }

    /** Old, but the best that anybody can have. */
    boolean isExcused(Instant now) {
        return silence != null && isAboutOldKeys() && now.isBefore(silence.since().plus(GRACE));
    }

    /** An earlier silence, after a token of an unknown key, excuses nothing. */
    private boolean isAboutOldKeys() {
        return !tried.plus(PAUSE).isBefore(freshUntil());
    }

    boolean wasTriedJustNow(Instant now) {
        return now.isBefore(tried.plus(PAUSE));
    }
}
