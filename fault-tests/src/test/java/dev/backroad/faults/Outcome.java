package dev.backroad.faults;

/** What a client was told of its command. */
public enum Outcome {
    /** It is done: its effect must follow, once. */
    ACKNOWLEDGED,
    /** It is not done: no effect may follow. */
    REFUSED,
    /** No answer, or one that says nothing: it may have happened, but not twice. */
    UNKNOWN
}
