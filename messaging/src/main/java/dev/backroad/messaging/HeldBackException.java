package dev.backroad.messaging;

/** Nothing is wrong with the event, but an earlier one of its aggregate waits for a person. */
public final class HeldBackException extends RuntimeException {

    HeldBackException(long earlierSequence) {
        super("held back behind event " + earlierSequence + " of the same aggregate");
    }
}
