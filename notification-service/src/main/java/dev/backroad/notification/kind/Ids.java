package dev.backroad.notification.kind;

import java.time.Instant;
import java.util.UUID;

/** Our ids are UUIDv7: their order is the order of time. */
public final class Ids {

    private static final long VERSION = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Ids() {}

    /** The smallest id of a moment: what was made before has a smaller one. */
    public static UUID firstAt(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16 | VERSION, VARIANT);
    }
}
