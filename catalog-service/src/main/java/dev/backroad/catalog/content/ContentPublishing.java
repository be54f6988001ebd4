package dev.backroad.catalog.content;

import dev.backroad.catalog.cache.CatalogRevision;
import dev.backroad.catalog.published.RoadmapPublishedV1;
import dev.backroad.catalog.roadmap.RoadmapPublishing;
import dev.backroad.catalog.roadmap.VersionTakenException;
import dev.backroad.catalog.topic.TopicPublishing;
import java.util.Map;
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

    ContentPublishing(
            CatalogRevision revision,
            ContentReader reader,
            TopicPublishing topics,
            RoadmapPublishing roadmaps) {
        this.revision = revision;
        this.reader = reader;
        this.topics = topics;
        this.roadmaps = roadmaps;
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
}
