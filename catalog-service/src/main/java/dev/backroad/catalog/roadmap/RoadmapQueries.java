package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.roadmap.RoadmapView.StageView;
import dev.backroad.catalog.roadmap.RoadmapView.TopicItem;
import dev.backroad.catalog.topic.TopicLoader;
import dev.backroad.catalog.topic.TopicView;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Roadmaps in GraphQL; the fields that are not here are components of {@link RoadmapView}. */
@Controller
class RoadmapQueries {

    private final RoadmapReading reading;

    RoadmapQueries(RoadmapReading reading) {
        this.reading = reading;
    }

    @QueryMapping
    List<RoadmapView> roadmaps() {
        var slugs = reading.roadmaps().items().stream().map(RoadmapList.Item::slug).toList();
        var found = reading.roadmaps(slugs);
        return slugs.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @QueryMapping
    CompletableFuture<RoadmapView> roadmap(
            @Argument String slug, DataLoader<String, RoadmapView> roadmaps) {
        return roadmaps.load(slug);
    }

    @SchemaMapping(typeName = "Roadmap")
    int topicCount(RoadmapView roadmap) {
        return roadmap.stages().stream().mapToInt(stage -> stage.topics().size()).sum();
    }

    @SchemaMapping(typeName = "Stage")
    CompletableFuture<List<TopicView>> topics(
            StageView stage, DataLoader<String, TopicView> topics) {
        return TopicLoader.load(stage.topics().stream().map(TopicItem::slug).toList(), topics);
    }
}
