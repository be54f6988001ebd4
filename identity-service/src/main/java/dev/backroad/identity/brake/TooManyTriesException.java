package dev.backroad.identity.brake;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Somebody has to wait before the next try is looked at. */
public final class TooManyTriesException extends AuthenticationException {

    private final Duration pause;

    TooManyTriesException(Duration pause) {
        super("Too many tries, " + pause.toSeconds() + " s to wait");
        this.pause = pause;
    }

    /** Returns how long to wait, in whole seconds, at least one. */
    public long seconds() {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }
}
