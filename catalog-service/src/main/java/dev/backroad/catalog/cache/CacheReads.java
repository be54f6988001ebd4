package dev.backroad.catalog.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what each layer had: {@code catalog.cache.reads}. */
@Component
class CacheReads {

    final Counter nearHit;
    final Counter nearMiss;
    final Counter nearRenewed;
    final Counter redisHit;
    final Counter redisMiss;
    final Counter databaseHit;
    final Counter databaseMiss;

    CacheReads(MeterRegistry meters) {
        nearHit = counter(meters, "near", "hit");
        nearMiss = counter(meters, "near", "miss");
        nearRenewed = counter(meters, "near", "renewed");
        redisHit = counter(meters, "redis", "hit");
        redisMiss = counter(meters, "redis", "miss");
        databaseHit = counter(meters, "database", "hit");
        databaseMiss = counter(meters, "database", "miss");
    }

    private static Counter counter(MeterRegistry meters, String layer, String result) {
        return Counter.builder("catalog.cache.reads")
                .description("Views that were asked for in a layer of the cache")
                .tag("layer", layer)
                .tag("result", result)
                .register(meters);
    }
}
