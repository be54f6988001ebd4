package dev.backroad.faults.crash;

import java.util.Locale;

/** A moment at which a process may die, in the order in which an event meets them. */
public enum CrashPoint {
    /** The command's own row is written, its event is not. */
    AFTER_DOMAIN_ROW,
    /** Both are written, nothing is committed. */
    AFTER_OUTBOX_ROW,
    /** Committed, and the client does not know. */
    AFTER_COMMIT,
    /** Some records of a batch are handed to the broker, the others are not. */
    MID_BATCH,
    /** The broker has the batch, the outbox does not know. */
    AFTER_SEND_BEFORE_MARK,
    /** The effect is written and not committed. */
    AFTER_EFFECT_BEFORE_COMMIT,
    /** The effect is committed, the broker does not know that the record is dealt with. */
    AFTER_COMMIT_BEFORE_OFFSET;

    /** What a process that died of it exits with. */
    public static final int EXIT_CODE = 86;

    /** Whether it is the receiving side that dies. */
    public boolean hearing() {
        return compareTo(AFTER_EFFECT_BEFORE_COMMIT) >= 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
