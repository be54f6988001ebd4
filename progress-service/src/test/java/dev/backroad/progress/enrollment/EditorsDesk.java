package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedRoadmap;
import dev.backroad.progress.catalog.PublishedTopic;
import dev.backroad.progress.catalog.Successions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The catalog of a random history: every version of one roadmap, and where its topics went; and how
 * much of that the world has heard.
 */
final class EditorsDesk {

    private final boolean isLateNewsHeardAtOnce;
    private final Map<UUID, List<UUID>> unheard = new LinkedHashMap<>();

    /** What has ever gone into a topic, also if it came back since. */
    private final Map<UUID, Set<UUID>> everInto = new HashMap<>();

    private final Set<UUID> cameBack = new HashSet<>();

    private final UUID roadmap = new UUID(0, 1);
    private final List<PublishedRoadmap> versions = new ArrayList<>();
    private final Map<UUID, List<UUID>> successors = new LinkedHashMap<>();
    private final Map<UUID, PublishedTopic> gone = new LinkedHashMap<>();
    private int topicsMade;

    EditorsDesk(boolean isLateNewsHeardAtOnce) {
        this.isLateNewsHeardAtOnce = isLateNewsHeardAtOnce;
        publish(List.of(topic(), topic(), topic(), topic()));
    }

    private PublishedTopic topic() {
        var id = new UUID(1, ++topicsMade);
        return new PublishedTopic(id, "t" + topicsMade, "T" + topicsMade);
    }

    private void publish(List<PublishedTopic> topics) {
        versions.add(Roadmaps.version(roadmap, versions.size() + 1, topics));
    }

    PublishedRoadmap version(int number) {
        return versions.get(number - 1);
    }

    int newest() {
        return versions.size();
    }

    /** As far as the world has heard. */
    Successions successions() {
        var known = new LinkedHashMap<>(successors);
        known.keySet().removeAll(unheard.keySet());
        return successions(known);
    }

    /** Tells one of those that are not heard yet. */
    void tell(int which) {
        unheard.keySet().stream()
                .skip(unheard.isEmpty() ? 0 : which % unheard.size())
                .findFirst()
                .ifPresent(unheard::remove);
    }

    void tellAll() {
        unheard.clear();
    }

    /** Topics that went into others and are back: who hears of it late inherits nothing. */
    Set<UUID> cameBack() {
        return cameBack;
    }

    /** A topic, and all that ever went into it by any way. */
    Set<UUID> roots(UUID topic) {
        var roots = new HashSet<UUID>();
        var rest = new ArrayDeque<>(List.of(topic));
        while (!rest.isEmpty()) {
            var next = rest.pop();
            if (roots.add(next)) {
                rest.addAll(everInto.getOrDefault(next, Set.of()));
            }
        }
        return roots;
    }

    private void comeBack(UUID topic) {
        unheard.remove(topic);
        successors.remove(topic);
        cameBack.add(topic);
    }

    private static Successions successions(Map<UUID, List<UUID>> successors) {
        var sources = new LinkedHashMap<UUID, List<UUID>>();
        var split = new HashSet<UUID>();
        successors.forEach((retired, into) -> {
            into.forEach(
                    each -> sources.computeIfAbsent(each, _ -> new ArrayList<>()).add(retired));
            if (into.size() > 1) {
                split.add(retired);
            }
        });
        return new Successions(sources, split);
    }

    void edit(HistoryStep.Publish step) {
        var before = Set.copyOf(successors.keySet());
        publish(step);
        successors.forEach((retired, into) ->
                into.forEach(
                        heir -> everInto.computeIfAbsent(heir, _ -> new HashSet<>()).add(retired)));
        if (step.isLate() && !isLateNewsHeardAtOnce) {
            successors.forEach((retired, into) -> {
                if (!before.contains(retired)) {
                    unheard.put(retired, into);
                }
            });
        }
    }

    private void publish(HistoryStep.Publish step) {
        var topics = new ArrayList<>(versions.getLast().topics());
        int one = step.one() % topics.size();
        int other = step.other() % topics.size();
        switch (step.edit()) {
            case ADD -> topics.add(one, topic());
            case RENAME -> topics.set(one, renamed(topics.get(one)));
            case REMOVE -> {
                if (topics.size() > 1) {
                    remove(topics.remove(one), step.other() % 2 == 0);
                }
            }
            case MERGE_INTO_NEW -> {
                var whole = topic();
                retire(topics.get(one), List.of(whole));
                if (other != one) {
                    retire(topics.get(other), List.of(whole));
                }
                topics.removeIf(each -> successors.containsKey(each.topicId()));
                topics.add(whole);
            }
            case MERGE_INTO_OTHER -> {
                if (one != other) {
                    var into = topics.get(other);
                    retire(topics.remove(one), List.of(into));
                }
            }
            case SPLIT -> {
                var parts = List.of(topic(), topic());
                retire(topics.remove(one), parts);
                topics.addAll(parts);
            }
            case BRING_BACK ->
                    gone.values().stream()
                            .skip(gone.isEmpty() ? 0 : step.one() % gone.size())
                            .findFirst()
                            .ifPresent(back -> {
                                gone.remove(back.topicId());
                                comeBack(back.topicId());
                                topics.add(back);
                            });
            case RETIRE_WITHOUT_PUBLISHING -> {
                var into = List.of(topics.get(one).topicId());
                gone.keySet().forEach(each -> successors.putIfAbsent(each, into));
                return;
            }
        }
        publish(topics);
    }

    private PublishedTopic renamed(PublishedTopic topic) {
        var name = topic.slug() + "x";
        return new PublishedTopic(topic.topicId(), name, name.toUpperCase(Locale.ROOT));
    }

    private void remove(PublishedTopic topic, boolean isRetired) {
        if (isRetired) {
            retire(topic, List.of());
        } else {
            gone.put(topic.topicId(), topic);
        }
    }

    private void retire(PublishedTopic topic, List<PublishedTopic> into) {
        successors.put(topic.topicId(), into.stream().map(PublishedTopic::topicId).toList());
        gone.put(topic.topicId(), topic);
    }
}
