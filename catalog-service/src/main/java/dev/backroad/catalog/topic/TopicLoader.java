package dev.backroad.catalog.topic;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.dataloader.DataLoader;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads the topics that a GraphQL answer names: each once, and all that stand at the same depth
 * together, however many fields name them.
 */
@Component
public class TopicLoader {

    TopicLoader(
            BatchLoaderRegistry loaders,
            TopicReading reading,
            @Qualifier("applicationTaskExecutor") Executor executor) {
        // On a thread of its own: the one that came with the request keeps the time.
        var elsewhere = Schedulers.fromExecutor(executor);
        loaders.forTypePair(String.class, TopicView.class)
                .registerMappedBatchLoader((slugs, _) ->
                        Mono.fromCallable(() -> reading.topics(slugs)).subscribeOn(elsewhere));
    }

    /** In the order of the slugs. A topic that was taken away a moment ago is left out. */
    public static CompletableFuture<List<TopicView>> load(
            List<String> slugs, DataLoader<String, TopicView> topics) {
        return topics.loadMany(slugs)
                .thenApply(found -> found.stream().filter(Objects::nonNull).toList());
    }
}
