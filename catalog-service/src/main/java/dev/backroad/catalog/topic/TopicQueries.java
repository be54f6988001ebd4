package dev.backroad.catalog.topic;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Topics in GraphQL; the fields that are not here are components of {@link TopicView}. */
@Controller
class TopicQueries {

    private final TopicListing listing;

    TopicQueries(TopicListing listing) {
        this.listing = listing;
    }

    @QueryMapping
    CompletableFuture<TopicView> topic(
            @Argument String slug, DataLoader<String, TopicView> topics) {
        return topics.load(slug);
    }

    @QueryMapping
    TopicConnection topics(
            @Argument @Nullable String q,
            @Argument @Nullable String stage,
            @Argument @Nullable Level level,
            @Argument @Nullable Track track,
            @Argument @Nullable String roadmap,
            @Argument int first,
            @Argument @Nullable String after) {
        return TopicConnection.of(
                listing.page(
                        new TopicFilter(q, stage, level, track, roadmap),
                        after,
                        TopicConnection.checked(first)));
    }

    @SchemaMapping(typeName = "TopicEdge")
    CompletableFuture<@Nullable TopicView> node(
            TopicConnection.TopicEdge edge, DataLoader<String, TopicView> topics) {
        return topics.load(edge.slug());
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

    @SchemaMapping(typeName = "Topic")
    CompletableFuture<List<TopicView>> into(TopicView topic, DataLoader<String, TopicView> topics) {
        return TopicLoader.load(topic.into(), topics);
    }

    private static CompletableFuture<List<TopicView>> neighbours(
            List<TopicLink> links, DataLoader<String, TopicView> topics) {
        return TopicLoader.load(links.stream().map(TopicLink::slug).toList(), topics);
    }
}
