package dev.backroad.notification.preferences;

import dev.backroad.defaults.IfMatch;
import dev.backroad.notification.kind.Channel;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Language;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a learner wants to be told, and how.
 *
 * @param version counts the changes; 0 while the learner has never set anything
 * @param zone where their quiet hours and their Monday are
 * @param digest whether they want a mail a week that sums up
 * @param kinds what they have chosen; a kind that is not there goes its usual way
 */
public record Preferences(
        UUID learnerId,
        long version,
        Language language,
        ZoneId zone,
        @Nullable QuietHours quietHours,
        boolean digest,
        Map<Kind, Channels> kinds) {

    private static final LocalTime DIGEST_HOUR = LocalTime.of(8, 0);

    public Preferences {
        kinds = Map.copyOf(kinds);
    }

    static Preferences unset(UUID learner) {
        return new Preferences(
                learner, 0, Language.ENGLISH, ZoneId.of("UTC"), null, false, Map.of());
    }

    /** Whether they want it; what is no kind that can be chosen, they get. */
    public boolean wants(String kind, Channel channel) {
        return Kind.of(kind)
                .map(it -> it == Kind.WEEKLY_DIGEST ? digest : channels(it).include(channel))
                .orElse(true);
    }

    Channels channels(Kind kind) {
        return kinds.getOrDefault(kind, Channels.usual(kind));
    }

    /** Until when a mail waits; {@code null} if it may go now. */
    public @Nullable Instant quietUntil(Instant now) {
        return quietHours == null ? null : quietHours.end(now, zone);
    }

    /** The next Monday morning of theirs. */
    public Instant nextDigest(Instant now) {
        var local = now.atZone(zone);
        var monday = local.toLocalDate().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        var at = monday.atTime(DIGEST_HOUR).atZone(zone).toInstant();
        return at.isAfter(now)
                ? at
                : monday.plusWeeks(1).atTime(DIGEST_HOUR).atZone(zone).toInstant();
    }

    /** The same without mails of a kind. */
    Preferences withoutMail(Kind kind) {
        if (kind == Kind.WEEKLY_DIGEST) {
            return new Preferences(
                    learnerId, version + 1, language, zone, quietHours, false, kinds);
        }
        var chosen = new HashMap<>(kinds);
        chosen.put(kind, channels(kind).withoutMail());
        return new Preferences(learnerId, version + 1, language, zone, quietHours, digest, chosen);
    }

    String tag() {
        return IfMatch.tag(learnerId, version);
    }
}
