package dev.backroad.catalog.content;

import dev.backroad.catalog.cache.CatalogRevision;
import dev.backroad.catalog.cache.ViewVersions;
import dev.backroad.catalog.published.RoadmapPublishedV1;
import dev.backroad.catalog.roadmap.RoadmapPublishing;
import dev.backroad.catalog.roadmap.VersionTakenException;
import dev.backroad.catalog.topic.TopicPublishing;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes content as a whole: all of it and its events, or nothing. */
@Service
class ContentPublishing {

    /** What came of it. */
    enum Outcome {
        PUBLISHED,
        /** It is published already; nothing is written and nobody is told. */
        UNCHANGED,
        /** A newer version is published, for example by the other half of a rolling update. */
        OUTDATED
    }

    private final CatalogRevision revision;
    private final ContentReader reader;
    private final TopicPublishing topics;
    private final RoadmapPublishing roadmaps;
    private final ViewVersions versions;

    ContentPublishing(
            CatalogRevision revision,
            ContentReader reader,
            TopicPublishing topics,
            RoadmapPublishing roadmaps,
            ViewVersions versions) {
        this.revision = revision;
        this.reader = reader;
        this.topics = topics;
        this.roadmaps = roadmaps;
        this.versions = versions;
    }

    /**
     * Publishes, unless it is done already; several instances may call this at once.
     *
     * @throws BrokenContentException and leaves everything as it was
     */
    @Transactional
    Outcome publish(ContentFiles files) {
        var fingerprint = files.fingerprint();
        if (revision.isPublished(fingerprint)) {
            return Outcome.UNCHANGED;
        }
        var content = reader.read(files);
        var told = roadmaps.told();
        if (content.isOlderThan(told)) {
            return Outcome.OUTDATED;
        }
        publish(content, told);
        versions.changed(views(content, told));
        revision.advanceTo(fingerprint);
        return Outcome.PUBLISHED;
    }

    private void publish(Content content, Map<String, RoadmapPublishedV1> told) {
        try {
            roadmaps.publish(content.roadmaps(), topics.publish(content.topics()), told);
            topics.keepOnly(content.topics());
        } catch (VersionTakenException taken) {
            throw new BrokenContentException(
                    "roadmaps/" + taken.slug() + ".yml",
                    "version %d is published with other topics or titles: raise the version"
                            .formatted(taken.version()));
        }
    }

    /** All views that there are, or were: which of them read otherwise now, nobody compares. */
    private static Set<String> views(Content content, Map<String, RoadmapPublishedV1> told) {
        var names = new HashSet<>(Set.of("roadmaps"));
        told.values()
                .forEach(roadmap -> {
                    names.addAll(ofRoadmap(roadmap.slug()));
                    roadmap.topics().forEach(topic -> names.add("topic:" + topic.slug()));
                });
        content.roadmaps().forEach(roadmap -> names.addAll(ofRoadmap(roadmap.slug())));
        content.topics().forEach(topic -> names.add("topic:" + topic.slug()));
        return names;
    }

    private static Set<String> ofRoadmap(String slug) {
        return Set.of("roadmap:" + slug, "coverage:" + slug);
    }
}
