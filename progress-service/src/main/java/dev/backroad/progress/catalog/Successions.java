package dev.backroad.progress.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which retired topics went into which others. */
public final class Successions {

    public static final Successions NONE = new Successions(Map.of(), Set.of());

    private final Map<UUID, List<UUID>> sources;
    private final Set<UUID> split;

    /**
     * Takes what is known.
     *
     * @param sources by topic, which retired ones went into it
     * @param split which retired ones went into several topics
     */
    public Successions(Map<UUID, List<UUID>> sources, Set<UUID> split) {
        this.sources = Map.copyOf(sources);
        this.split = Set.copyOf(split);
    }

    /** The topics that were retired into this one itself, not by way of others. */
    public List<UUID> sourcesOf(UUID topic) {
        return sources.getOrDefault(topic, List.of());
    }

    public boolean isSplit(UUID retired) {
        return split.contains(retired);
    }
}
