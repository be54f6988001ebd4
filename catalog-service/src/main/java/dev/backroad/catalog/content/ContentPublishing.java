package dev.backroad.catalog.content;

import dev.backroad.catalog.editing.OneWriter;
import dev.backroad.catalog.roadmap.RoadmapPublishing;
import dev.backroad.catalog.topic.ImportRefusedException;
import dev.backroad.catalog.topic.TopicPublishing;
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

    private final OneWriter writer;
    private final ContentReader reader;
    private final ImportedFiles imported;
    private final TopicPublishing topics;
    private final RoadmapPublishing roadmaps;

    ContentPublishing(
            OneWriter writer,
            ContentReader reader,
            ImportedFiles imported,
            TopicPublishing topics,
            RoadmapPublishing roadmaps) {
        this.writer = writer;
        this.reader = reader;
        this.imported = imported;
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
        writer.awaitTurnHoweverLong();
        var changes = ContentChanges.between(imported.all(), files);
        if (changes.isEmpty()) {
            return Outcome.UNCHANGED;
        }
        var content = reader.read(files);
        if (content.isOlderThan(roadmaps.fileVersions())) {
            return Outcome.OUTDATED;
        }
        publish(content, changes);
        imported.replace(changes.imported(content));
        return Outcome.PUBLISHED;
    }

    /** In this order, so that a topic goes when no roadmap names it any more. */
    private void publish(Content content, ContentChanges changes) {
        var vanished = changes.vanished(content);
        try {
            topics.publish(content.topics(), changes.topics(content));
            roadmaps.publish(changes.roadmaps(content));
            roadmaps.retire(vanished.roadmaps());
            topics.retire(vanished.topics());
        } catch (ImportRefusedException refused) {
            throw new BrokenContentException(refused.file(), refused.reason());
        }
    }
}
