package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.topic.Level;
import dev.backroad.catalog.topic.Topic;
import dev.backroad.catalog.topic.Track;
import java.util.List;

/**
 * A roadmap as the API shows it; also what the cache keeps.
 *
 * @param retired whether it is here only for those who are on the way
 */
record RoadmapView(
        String slug,
        String title,
        String summary,
        int version,
        boolean retired,
        List<StageView> stages) {

    record StageView(String title, List<TopicItem> topics) {}

    /** A topic without its text. */
    record TopicItem(
            String slug,
            String title,
            Level level,
            Track track,
            int estimateMinutes,
            List<String> prerequisites) {}

    static RoadmapView of(Roadmap roadmap) {
        return new RoadmapView(
                roadmap.slug(),
                roadmap.title(),
                roadmap.summary(),
                roadmap.version(),
                roadmap.isRetired(),
                roadmap.stages().stream().map(RoadmapView::stage).toList());
    }

    private static StageView stage(Stage stage) {
        return new StageView(
                stage.title(), stage.topics().stream().map(RoadmapView::topic).toList());
    }

    private static TopicItem topic(Topic topic) {
        return new TopicItem(
                topic.slug(),
                topic.title(),
                topic.level(),
                topic.track(),
                topic.estimateMinutes(),
                topic.prerequisites().stream().map(Topic::slug).toList());
    }
}
