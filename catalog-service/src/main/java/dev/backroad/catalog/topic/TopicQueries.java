package dev.backroad.catalog.topic;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Topics in GraphQL; the fields that are not here are components of {@link TopicView}. */
@Controller
class TopicQueries {

    @QueryMapping
    CompletableFuture<TopicView> topic(
            @Argument String slug, DataLoader<String, TopicView> topics) {
        return topics.load(slug);
    }

    @SchemaMapping(typeName = "Topic")
    CompletableFuture<List<TopicView>> prerequisites(
            TopicView topic, DataLoader<String, TopicView> topics) {
        return neighbours(topic.prerequisites(), topics);
    }

    @SchemaMapping(typeName = "Topic")
    CompletableFuture<List<TopicView>> leadsTo(
            TopicView topic, DataLoader<String, TopicView> topics) {
        return neighbours(topic.leadsTo(), topics);
    }

    private static CompletableFuture<List<TopicView>> neighbours(
            List<TopicLink> links, DataLoader<String, TopicView> topics) {
        return TopicLoader.load(links.stream().map(TopicLink::slug).toList(), topics);
    }
}
