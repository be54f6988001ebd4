package dev.backroad.notification.stream;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream begins.
 *
 * @param number the client has what has this number or a lower one, or is told to fetch it
 * @param lost why nothing before it can be sent again; {@code null} if all of it can
 */
record StartingPoint(long number, @Nullable Lost lost) {

    /** Why a client has to fetch the list again. */
    enum Lost {
        /** What it sent is no number. */
        UNREADABLE,
        /** This learner has had no such number yet: it is another learner's, or invented. */
        UNKNOWN,
        /** It missed more than is sent again. */
        TOO_MANY,
        /** Some of what it missed is not kept any more. */
        DELETED;

        String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** More digits than any number we count to. */
    private static final int LONGEST = 18;

    /** How many notifications are kept of those after one number and up to another. */
    interface Kept {
        long between(long number, long last);
    }

    /**
     * Decides.
     *
     * @param lastEventId what the client has seen last; {@code null} when it is new
     * @param last the newest number of its learner
     * @param bound so many notifications are sent again at most
     */
    static StartingPoint of(@Nullable String lastEventId, long last, int bound, Kept kept) {
        if (lastEventId == null) {
            return new StartingPoint(last, null);
        }
        if (!isNumber(lastEventId)) {
            return new StartingPoint(last, Lost.UNREADABLE);
        }
        var seen = Long.parseLong(lastEventId);
        var lost = lost(seen, last, bound, kept);
        return lost == null ? new StartingPoint(seen, null) : new StartingPoint(last, lost);
    }

    private static @Nullable Lost lost(long seen, long last, int bound, Kept kept) {
        if (seen > last) {
            return Lost.UNKNOWN;
        }
        if (last - seen > bound) {
            return Lost.TOO_MANY;
        }
        return seen < last && kept.between(seen, last) < last - seen ? Lost.DELETED : null;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
