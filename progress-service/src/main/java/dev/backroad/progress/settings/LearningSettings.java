package dev.backroad.progress.settings;

import dev.backroad.defaults.IfMatch;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a learner wants to learn.
 *
 * @param version counts the changes; 0 while the learner has never set anything
 * @param zone where the learner's days begin and end
 * @param reviewsPerDay how many reviews are due on one of these days at most, 1 to 200
 * @param retention how likely a topic is still known when its review is due, 0.70 to 0.97
 * @param topicsPerWeek the learner's goal; {@code null} if they have none
 * @param reminders whether to tell the learner what is due
 */
public record LearningSettings(
        UUID learnerId,
        long version,
        ZoneId zone,
        int reviewsPerDay,
        BigDecimal retention,
        @Nullable Integer topicsPerWeek,
        boolean reminders) {

    /** The zone of learners who have not told us theirs. */
    private static final ZoneId SOMEWHERE = ZoneId.of("UTC");

    static LearningSettings unset(UUID learner) {
        return new LearningSettings(learner, 0, SOMEWHERE, 20, new BigDecimal("0.90"), null, true);
    }

    /** Which day it is for the learner. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    String tag() {
        return IfMatch.tag(learnerId, version);
    }
}
