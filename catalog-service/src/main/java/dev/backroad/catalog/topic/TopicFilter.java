package dev.backroad.catalog.topic;

import dev.backroad.defaults.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which topics are asked for; null stands for "whichever".
 *
 * @param q words to search for; blank is none, because an empty search box asks for nothing
 * @param stage its title, in upper or lower case
 * @param roadmap its slug
 */
record TopicFilter(
        @Nullable String q,
        @Nullable String stage,
        @Nullable Level level,
        @Nullable Track track,
        @Nullable String roadmap) {

    /** Who searches for more, searches for a text and not for words. */
    static final int LONGEST = 200;

    TopicFilter {
        q = q == null || q.isBlank() ? null : checked("q", q);
        stage = stage == null ? null : checked("stage", stage);
        roadmap = roadmap == null ? null : checked("roadmap", roadmap);
    }

    /**
     * What a topic {@code t} must be, beginning with {@code and}; empty when it is all the same.
     */
    String conditions() {
        var conditions = new LinkedHashMap<String, @Nullable Object>();
        conditions.put("t.level = :level", level);
        conditions.put("t.track = :track", track);
        conditions.put(
                """
                t.id in (select topic_id from topic_place where lower(stage) = lower(:stage))\
                """,
                stage);
        conditions.put(
                "t.id in (select topic_id from topic_place where roadmap = :roadmap)", roadmap);
        return conditions.entrySet().stream()
                .filter(condition -> condition.getValue() != null)
                .map(condition -> " and " + condition.getKey())
                .collect(Collectors.joining());
    }

    /** The values that {@link #conditions} names. */
    Map<String, @Nullable Object> values() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("stage", stage);
        values.put("level", level == null ? null : level.name());
        values.put("track", track == null ? null : track.name());
        values.put("roadmap", roadmap);
        return values;
    }

    /** PostgreSQL cannot read the character 0, and nothing has it in its name. */
    private static String checked(String name, String value) {
        if (value.length() > LONGEST) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "\"%s\" may have %d characters.".formatted(name, LONGEST));
        }
        return value.replace('\0', ' ');
    }
}
