package dev.backroad.progress.enrollment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that another version of the roadmap changes for a learner.
 *
 * @param from what was there before; empty for what is new
 * @param to what is there then, with its status; {@code null} for what is gone
 */
record TopicChange(Kind kind, List<TopicProgress> from, @Nullable TopicProgress to) {

    /** What happens to topics between two versions. */
    enum Kind {
        ADDED,
        /** It was in the roadmap before, and comes back with its status. */
        RETURNED,
        /** It stays in the record, as an earlier topic. */
        REMOVED,
        MERGED,
        /** One part of what was one topic. */
        SPLIT,
        RENAMED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static TopicChange added(boolean isBack, TopicProgress to) {
        return new TopicChange(isBack ? Kind.RETURNED : Kind.ADDED, List.of(), to);
    }

    static TopicChange removed(TopicProgress from) {
        return new TopicChange(Kind.REMOVED, List.of(from), null);
    }

    static TopicChange renamed(TopicProgress from, TopicProgress to) {
        return new TopicChange(Kind.RENAMED, List.of(from), to);
    }

    static TopicChange succeeded(boolean isSplit, List<TopicProgress> from, TopicProgress to) {
        return new TopicChange(isSplit ? Kind.SPLIT : Kind.MERGED, from, to);
    }
}
