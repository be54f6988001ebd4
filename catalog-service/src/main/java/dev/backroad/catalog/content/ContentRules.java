package dev.backroad.catalog.content;

import dev.backroad.catalog.roadmap.RoadmapDraft;
import dev.backroad.catalog.topic.Circle;
import dev.backroad.catalog.topic.TopicDraft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold between the files. A rule throws at the first file that breaks it. */
final class ContentRules {

    private final List<RoadmapDraft> roadmaps;
    private final List<TopicDraft> topics;
    private final Map<String, TopicDraft> bySlug;

    private ContentRules(List<RoadmapDraft> roadmaps, List<TopicDraft> topics) {
        this.roadmaps = roadmaps;
        this.topics = topics;
        // No slug twice: each equals the name of its file.
        bySlug = topics.stream().collect(Collectors.toMap(TopicDraft::slug, Function.identity()));
    }

    static void check(List<RoadmapDraft> roadmaps, List<TopicDraft> topics) {
        var rules = new ContentRules(roadmaps, topics);
        rules.thereIsARoadmap();
        rules.idsAreUnique();
        rules.prerequisitesExist();
        rules.prerequisitesFormNoCircle();
        rules.stagesNameTopicsThatExist();
        rules.noRoadmapNamesATopicTwice();
        rules.everyTopicStandsInARoadmap();
    }

    /** What has a file is not retired, and leads nowhere else. */
    static void checkRetired(
            List<RetiredFile.Retired> retired,
            List<RoadmapDraft> roadmaps,
            List<TopicDraft> topics) {
        var slugs = topics.stream().map(TopicDraft::slug).collect(Collectors.toSet());
        var ways = roadmaps.stream().map(RoadmapDraft::slug).collect(Collectors.toSet());
        for (var entry : retired) {
            if (slugs.contains(entry.topic())) {
                throw new BrokenContentException(
                        RetiredFile.NAME,
                        "the topic \"" + entry.topic() + "\" has a file and is no retired one");
            }
            if (ways.contains(entry.roadmap())) {
                throw new BrokenContentException(
                        RetiredFile.NAME,
                        "the roadmap \"" + entry.roadmap() + "\" has a file and is no retired one");
            }
        }
    }

    private void thereIsARoadmap() {
        if (roadmaps.isEmpty()) {
            throw new BrokenContentException("roadmaps/", "there is no roadmap");
        }
    }

    private void idsAreUnique() {
        var owners = new HashMap<Object, String>();
        for (var topic : topics) {
            var owner = owners.putIfAbsent(topic.id(), topic.slug());
            if (owner != null) {
                throw broken(topic, "the id " + topic.id() + " belongs to \"" + owner + "\"");
            }
        }
    }

    private void prerequisitesExist() {
        for (var topic : topics) {
            for (var slug : topic.prerequisites()) {
                if (!bySlug.containsKey(slug)) {
                    throw broken(topic, "the prerequisite \"" + slug + "\" does not exist");
                }
            }
        }
    }

    private void prerequisitesFormNoCircle() {
        var edges =
                topics.stream()
                        .collect(Collectors.toMap(TopicDraft::slug, TopicDraft::prerequisites));
        var circle = Circle.in(edges);
        if (!circle.isEmpty()) {
            throw new BrokenContentException(
                    "topics/" + circle.getFirst() + ".md",
                    "the prerequisites form a circle: " + String.join(" → ", circle));
        }
    }

    private void stagesNameTopicsThatExist() {
        for (var roadmap : roadmaps) {
            for (var stage : roadmap.stages()) {
                for (var slug : stage.topics()) {
                    if (!bySlug.containsKey(slug)) {
                        throw broken(
                                roadmap,
                                "the stage \"%s\" names the topic \"%s\", which does not exist"
                                        .formatted(stage.title(), slug));
                    }
                }
            }
        }
    }

    private void noRoadmapNamesATopicTwice() {
        for (var roadmap : roadmaps) {
            var placed = new HashSet<String>();
            for (var slug : topicsOf(roadmap).toList()) {
                if (!placed.add(slug)) {
                    throw broken(roadmap, "the topic \"" + slug + "\" stands here twice");
                }
            }
        }
    }

    private void everyTopicStandsInARoadmap() {
        var placed = roadmaps.stream().flatMap(ContentRules::topicsOf).collect(Collectors.toSet());
        for (var topic : topics) {
            if (!placed.contains(topic.slug())) {
                throw broken(topic, "no stage of a roadmap names this topic");
            }
        }
    }

    private static Stream<String> topicsOf(RoadmapDraft roadmap) {
        return roadmap.stages().stream().flatMap(stage -> stage.topics().stream());
    }

    private static BrokenContentException broken(TopicDraft topic, String reason) {
        return new BrokenContentException("topics/" + topic.slug() + ".md", reason);
    }

    private static BrokenContentException broken(RoadmapDraft roadmap, String reason) {
        return new BrokenContentException("roadmaps/" + roadmap.slug() + ".yml", reason);
    }
}
