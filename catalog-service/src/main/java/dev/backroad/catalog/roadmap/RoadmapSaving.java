package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.roadmap.EditionTable.Version;
import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Publishes and retires what was found to be right, with all that goes with it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RoadmapSaving {

    private final RoadmapTable roadmaps;
    private final EditionTable editions;
    private final RoadmapNews news;
    private final InstantSource time;

    RoadmapSaving(
            RoadmapTable roadmaps, EditionTable editions, RoadmapNews news, InstantSource time) {
        this.roadmaps = roadmaps;
        this.editions = editions;
        this.news = news;
        this.time = time;
    }

    /** Makes an editor's draft the next version. */
    void publishDraft(RoadmapTable.Row roadmap, String editor) {
        var next = new Version(roadmap.nextVersion(), now(), editor, null);
        publish(roadmap, next, () -> editions.publishDraft(roadmap.id(), next));
    }

    /**
     * Makes what a file says a version: the author's, unless editors have got further; then the
     * next one.
     */
    void publish(RoadmapTable.Row roadmap, RoadmapDraft file) {
        var number = Math.max(file.version(), roadmap.nextVersion());
        var next = new Version(number, now(), "import", file.version());
        publish(roadmap, next, () -> editions.add(roadmap.id(), RoadmapContent.of(file), next));
    }

    private void publish(RoadmapTable.Row roadmap, Version next, Runnable add) {
        if (roadmap.version() != null) {
            // Topics that the next version leaves out lose their stage.
            news.changeViews(roadmap.id());
        }
        add.run();
        roadmaps.publish(roadmap.id(), next.number());
        news.changeViews(roadmap.id());
        news.published(roadmap.id());
    }

    private Timestamp now() {
        return Timestamp.from(time.instant());
    }

    void retire(RoadmapTable.Row roadmap) {
        roadmaps.retire(roadmap.id());
        news.changeViews(roadmap.id());
        news.retired(roadmap.id());
    }
}
