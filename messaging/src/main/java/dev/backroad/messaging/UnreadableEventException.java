package dev.backroad.messaging;

/** A record that no retry will make readable; it goes to the dead letters with this reason. */
public final class UnreadableEventException extends RuntimeException {

    public UnreadableEventException(String reason) {
        super(reason);
    }
}
