package dev.backroad.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The real clock, which a test puts forward. */
final class MovableTime implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead);
    }

    void pass(Duration time) {
        ahead = ahead.plus(time);
    }
}
