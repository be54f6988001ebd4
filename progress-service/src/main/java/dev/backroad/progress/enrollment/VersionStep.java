package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedRoadmap;
import dev.backroad.progress.catalog.PublishedTopic;
import dev.backroad.progress.catalog.Successions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What another version of the roadmap makes of a learner's record: computed, not done.
 *
 * <p>A topic that the learner has moved keeps its status, under whichever name. One that they have
 * not inherits from the retired topics that went into it ({@link TopicStatus#together}), as far as
 * these do not stand in the version themselves; what it had inherited before can only rise. A topic
 * that is in the roadmap already, and untouched, is one of its own sources: what was added to it
 * does not make it done.
 */
final class VersionStep {

    /** How much of the work a status says is done. */
    private static final List<TopicStatus> BY_WORK =
            List.of(
                    TopicStatus.NOT_STARTED,
                    TopicStatus.IN_PROGRESS,
                    TopicStatus.SKIPPED,
                    TopicStatus.DONE);

    private final Map<UUID, TopicProgress> current;
    private final Map<UUID, TopicProgress> earlier;
    private final Map<UUID, PublishedTopic> target;
    private final Successions successions;
    private final Past past;
    private final Map<UUID, TopicStatus> inheritedBySources = new HashMap<>();

    /**
     * Compares.
     *
     * @param current in the order of the learner's version
     * @param earlier touched, and no longer in it
     */
    VersionStep(
            Collection<TopicProgress> current,
            Collection<TopicProgress> earlier,
            PublishedRoadmap target,
            Successions successions,
            Past past) {
        this.current = byId(current);
        this.earlier = byId(earlier);
        this.target = new LinkedHashMap<>();
        target.topics().forEach(topic -> this.target.put(topic.topicId(), topic));
        this.successions = successions;
        this.past = past;
    }

    private static Map<UUID, TopicProgress> byId(Collection<TopicProgress> topics) {
        var byId = new LinkedHashMap<UUID, TopicProgress>();
        topics.forEach(each -> byId.put(each.topic().topicId(), each));
        return byId;
    }

    /** Where the topics of the version stand, in its order. */
    List<TopicProgress> topics(Instant at) {
        return target.values().stream().map(topic -> carried(topic, at)).toList();
    }

    /** Those of them that stand somewhere else than before: where retired topics put them. */
    List<TopicProgress> inheriting(Instant at) {
        return topics(at).stream()
                .filter(each -> each.status() != recordedStatus(each.topic().topicId()))
                .toList();
    }

    /** Those of them that are what others have become, of which the learner had touched some. */
    List<Succession> successions(Instant at) {
        return topics(at).stream()
                .map(each ->
                        new Succession(
                                each.topic(),
                                each.status(),
                                each.status() != recordedStatus(each.topic().topicId()),
                                touchedSources(each.topic())))
                .filter(each -> !each.sources().isEmpty())
                .toList();
    }

    private List<UUID> touchedSources(PublishedTopic topic) {
        return sources(topic.topicId()).stream()
                .filter(source -> recordedStatus(source) != TopicStatus.NOT_STARTED)
                .toList();
    }

    private TopicStatus recordedStatus(UUID topic) {
        var own = recorded(topic);
        return own == null ? TopicStatus.NOT_STARTED : own.status();
    }

    private TopicProgress carried(PublishedTopic topic, Instant at) {
        var own = recorded(topic.topicId());
        if (own == null || !own.isTouched()) {
            return standing(topic, inherited(topic.topicId()), at);
        }
        if (!past.isInherited(topic.topicId())) {
            return own.named(topic);
        }
        var status = inherited(topic.topicId());
        return isMore(status, own.status()) ? standing(topic, status, at) : own.named(topic);
    }

    private static TopicProgress standing(PublishedTopic topic, TopicStatus status, Instant at) {
        return status == TopicStatus.NOT_STARTED
                ? TopicProgress.untouched(topic)
                : new TopicProgress(topic, status, at);
    }

    private static boolean isMore(TopicStatus one, TopicStatus other) {
        return BY_WORK.indexOf(one) > BY_WORK.indexOf(other);
    }

    private TopicStatus inherited(UUID topic) {
        var statuses = new ArrayList<TopicStatus>();
        if (current.containsKey(topic)
                && sources(topic).stream().anyMatch(it -> past.stoodBeside(topic, it))) {
            statuses.add(TopicStatus.NOT_STARTED);
        }
        leaving(topic).forEach(source -> statuses.add(status(source)));
        return TopicStatus.together(statuses);
    }

    /** What the learner did with a source, or with what had become that source before. */
    private TopicStatus status(UUID source) {
        var own = recorded(source);
        if (own != null) {
            return own.status();
        }
        var known = inheritedBySources.get(source);
        if (known != null) {
            return known;
        }
        // A circle of retirements says nothing; without this, it would say it for ever.
        inheritedBySources.put(source, TopicStatus.NOT_STARTED);
        var status = TopicStatus.together(leaving(source).map(this::status).toList());
        inheritedBySources.put(source, status);
        return status;
    }

    /** By whichever way, and without the topic itself. */
    private Set<UUID> sources(UUID topic) {
        var found = new LinkedHashSet<UUID>();
        collectSources(topic, found);
        found.remove(topic);
        return found;
    }

    private void collectSources(UUID topic, Set<UUID> found) {
        leaving(topic).filter(found::add).forEach(source -> collectSources(source, found));
    }

    private Stream<UUID> leaving(UUID topic) {
        return successions.sourcesOf(topic).stream().filter(source -> !target.containsKey(source));
    }

    private @Nullable TopicProgress recorded(UUID topic) {
        var now = current.get(topic);
        return now == null ? earlier.get(topic) : now;
    }

    /** What the learner has touched and the version does not have: kept, and not counted. */
    List<TopicProgress> earlier() {
        return Stream.concat(earlier.values().stream(), current.values().stream())
                .filter(TopicProgress::isTouched)
                .filter(each -> !target.containsKey(each.topic().topicId()))
                .toList();
    }

    /** What a learner would notice: in the version's order, then what it no longer has. */
    List<TopicChange> changes(Instant at) {
        var changes =
                topics(at).stream()
                        .flatMap(this::change)
                        .collect(Collectors.toCollection(ArrayList::new));
        var passedOn =
                changes.stream()
                        .flatMap(change -> change.from().stream())
                        .map(each -> each.topic().topicId())
                        .collect(Collectors.toSet());
        current.values().stream()
                .filter(each -> !target.containsKey(each.topic().topicId()))
                .filter(each -> !passedOn.contains(each.topic().topicId()))
                .forEach(gone -> changes.add(TopicChange.removed(gone)));
        return changes;
    }

    private Stream<TopicChange> change(TopicProgress after) {
        var id = after.topic().topicId();
        var from = origins(id);
        if (!from.isEmpty()) {
            var isSplit =
                    from.stream().anyMatch(each -> successions.isSplit(each.topic().topicId()));
            return Stream.of(TopicChange.succeeded(isSplit, from, after));
        }
        var before = current.get(id);
        if (before == null) {
            return Stream.of(TopicChange.added(earlier.containsKey(id), after));
        }
        return before.topic().equals(after.topic())
                ? Stream.empty()
                : Stream.of(TopicChange.renamed(before, after));
    }

    /** Topics of the learner's version that went into one of the other, by whichever way. */
    private List<TopicProgress> origins(UUID topic) {
        var found = new LinkedHashMap<UUID, TopicProgress>();
        collectOrigins(topic, found, new HashSet<>(Set.of(topic)));
        return List.copyOf(found.values());
    }

    private void collectOrigins(UUID topic, Map<UUID, TopicProgress> found, Set<UUID> seen) {
        leaving(topic)
                .filter(seen::add)
                .forEach(source -> {
                    var own = current.get(source);
                    if (own == null) {
                        collectOrigins(source, found, seen);
                    } else {
                        found.put(source, own);
                    }
                });
    }
}
