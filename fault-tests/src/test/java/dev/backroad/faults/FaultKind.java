package dev.backroad.faults;

import dev.backroad.faults.crash.CrashPoint;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong. */
public enum FaultKind {
    KILL_TELLER,
    KILL_HEARER,
    /** SIGSTOP for longer than its leases last, then SIGCONT. */
    PAUSE_TELLER,
    /** SIGSTOP until its consumer group has given it up, then SIGCONT. */
    PAUSE_HEARER,
    /** SIGSTOP between two sends of a batch; as above from there on. */
    PAUSE_MID_BATCH,
    /** SIGSTOP when the broker has the batch and the outbox does not know. */
    PAUSE_AFTER_SEND_BEFORE_MARK,
    /** SIGSTOP when the effect is written and not committed. */
    PAUSE_AFTER_EFFECT_BEFORE_COMMIT,
    KILL_BROKER,
    KILL_DATABASE,
    CRASH_AFTER_DOMAIN_ROW,
    CRASH_AFTER_OUTBOX_ROW,
    CRASH_AFTER_COMMIT,
    CRASH_MID_BATCH,
    CRASH_AFTER_SEND_BEFORE_MARK,
    CRASH_AFTER_EFFECT_BEFORE_COMMIT,
    CRASH_AFTER_COMMIT_BEFORE_OFFSET;

    public static FaultKind at(CrashPoint point) {
        return valueOf("CRASH_" + point.name());
    }

    /** Where the process dies or stops, if it is not just anywhere. */
    Optional<CrashPoint> crashPoint() {
        return Arrays.stream(CrashPoint.values())
                .filter(point -> name().endsWith("_" + point.name()))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
