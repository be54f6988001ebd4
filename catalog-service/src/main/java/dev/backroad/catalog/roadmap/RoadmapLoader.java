package dev.backroad.catalog.roadmap;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reads all roadmaps that one GraphQL request asks for together. */
@Component
class RoadmapLoader {

    RoadmapLoader(
            BatchLoaderRegistry loaders,
            RoadmapReading reading,
            @Qualifier("applicationTaskExecutor") Executor executor) {
        var elsewhere = Schedulers.fromExecutor(executor);
        loaders.forTypePair(String.class, RoadmapView.class)
                .registerMappedBatchLoader((slugs, _) ->
                        Mono.fromCallable(() -> reading.roadmaps(slugs)).subscribeOn(elsewhere));
    }
}
